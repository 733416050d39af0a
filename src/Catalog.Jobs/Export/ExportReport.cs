namespace Catalog.Jobs.Export;

/// <summary>What an export wrote: a batch and its receipt.</summary>
/// <param name="BatchId">The row in table export_batch.</param>
/// <param name="File">The file's absolute path.</param>
/// <param name="Rows">Rows below the header.</param>
/// <param name="Cells">Cells with text of ours.</param>
/// <param name="Skipped">Texts of the channel's locales that aren't in the file though they belong there: not approved, or kept back.</param>
public sealed record ExportReport(long BatchId, string File, int Rows, int Cells, int Skipped)
{
    /// <summary>How many texts that are kept back a report lists.</summary>
    public const int ShownHeld = 100;

    /// <summary>The batch's number, as <see cref="BatchId"/>.</summary>
    public long Batch => BatchId;

    /// <summary>Approved texts that don't go out because an enforced check found something in them.</summary>
    public int Blocked { get; init; }

    /// <summary>Approved texts that can't go into this channel's file, the blocked ones among them.</summary>
    public int KeptBack { get; init; }

    /// <summary>Approved texts that the channel has already, so that they are not in the file.</summary>
    public int Unchanged { get; init; }

    /// <summary>SHA-256 of the file, hex.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The batch that this one takes back; null: none.</summary>
    public long? TakesBack { get; init; }

    /// <summary>What a person should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The first <see cref="ShownHeld"/> texts that are kept back, and why.</summary>
    public IReadOnlyList<KeptBackText> Held { get; init; } = [];
}

/// <summary>An approved text that isn't in the file.</summary>
/// <param name="Field">Empty: the text as a whole.</param>
/// <param name="Code">limit, enforced, no-key, incomplete or cannot-be-emptied.</param>
public sealed record KeptBackText(string Sku, string Locale, string Field, string Code, string Reason);

/// <summary>A batch, or why there is none.</summary>
public sealed record TakeBackResult(ExportReport? Report, string? Refusal);
