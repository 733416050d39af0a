using System.IO.Hashing;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Takes the stamp of a draft as everything is now.</summary>
public sealed class DraftStamps(DraftStore drafts, CatalogFolder folder)
{
    /// <summary>The stamp now.</summary>
    public async Task<DraftStamp> NowAsync(ImportDraft draft, CancellationToken ct) => new(
        await DraftFiles.HashAsync(draft.Path, ct),
        draft.Version,
        folder.Exists ? Convert.ToHexStringLower(XxHash128.Hash(await File.ReadAllBytesAsync(folder.CatalogFile, ct))) : "",
        await drafts.LastImportAsync(ct));

    /// <summary>What is different from the draft's dry run, for a person; null: nothing.</summary>
    public async Task<string?> ChangeAsync(ImportDraft draft, CancellationToken ct) =>
        draft.Stamp is { } stamp ? stamp.ChangeTo(await NowAsync(draft, ct)) : "There is no dry run yet.";
}
