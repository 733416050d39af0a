using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>The kinds of evidence, as the database has them.</summary>
public static class EvidenceKind
{
    /// <summary>What the model saw in the pictures.</summary>
    public const string Pictures = "pictures";

    /// <summary>What the supplier documents state.</summary>
    public const string Documents = "documents";

    /// <summary>What evidence is computed from. A regenerated text doesn't change it, so it isn't paid for twice.</summary>
    internal static string Fingerprint(string kind, Product product, ModelProfile profile) =>
        Hash.Of(kind, product.Hash, PromptVersion.Of(profile.SystemText), profile.Fingerprint, profile.ReadsPictures, profile.TrustVerdicts);
}

/// <summary>Rows of <c>evidence</c>, and the findings that come from it.</summary>
internal static class EvidenceRows
{
    public static async Task WriteAsync(RowWriter writer, Product product, ModelProfile profile, string kind, Comparison? comparison)
    {
        var has = kind == EvidenceKind.Pictures ? product.Pictures.Count > 0 && profile.ReadsPictures : product.Documents.Count > 0;
        if (comparison is null && has) return;
        var fingerprint = EvidenceKind.Fingerprint(kind, product, profile);
        // What was said about pictures or documents that are gone, or before they changed, goes with them.
        await writer.ExecuteAsync("delete from evidence where product_id = @Id and kind = @kind", new { product.Id, kind });
        if (comparison?.Payload is { } payload)
        {
            await writer.ExecuteAsync(
                "insert into evidence (product_id, kind, fingerprint, payload) values (@Id, @kind, @fingerprint, @payload::jsonb)",
                new { product.Id, kind, fingerprint, payload });
        }

        await FindingRows.ReplaceOfProductAsync(writer, product.Id, kind, comparison?.Findings ?? [], fingerprint);
    }
}
