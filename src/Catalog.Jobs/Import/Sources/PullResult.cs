namespace Catalog.Jobs.Import.Sources;

/// <summary>What came of a source.</summary>
/// <param name="State">A word of <see cref="PullState"/>.</param>
/// <param name="Message">For a person: how many rows, or why not.</param>
/// <param name="Report">The import's; null where nothing was imported.</param>
public sealed record PullResult(string Source, string State, string Message, ImportReport? Report);

/// <summary>How a pull can end, as table source_pull says it.</summary>
public static class PullState
{
    /// <summary>Its rows were imported.</summary>
    public const string Imported = "imported";

    /// <summary>It has nothing new.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>It couldn't be read or was refused; nothing of it was imported.</summary>
    public const string Failed = "failed";
}
