namespace Catalog.Jobs.Import.Drafts;

/// <summary>What a dry run was made from. An import is made only from the same.</summary>
/// <param name="File">The hash of the file's content.</param>
/// <param name="Version">Of the draft: format, columns and whether the file is full.</param>
/// <param name="Catalog">The hash of catalog.json; empty where there is none yet.</param>
/// <param name="LastImport">The newest import that was finished; 0: none.</param>
public sealed record DraftStamp(string File, int Version, string Catalog, long LastImport)
{
    /// <summary>What is different now, for a person; null: nothing.</summary>
    public string? ChangeTo(DraftStamp now)
    {
        if (File != now.File) return "The file on the server is no longer the one that the dry run read.";
        if (Version != now.Version) return "Format or columns were changed after the dry run.";
        if (Catalog != now.Catalog) return "catalog.json was changed after the dry run.";
        return LastImport != now.LastImport ? "Another file was imported after the dry run." : null;
    }
}
