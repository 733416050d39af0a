namespace Catalog.Dashboard.Pages.Exports;

/// <summary>An export as its pages show it; see <c>export_batch</c> in the schema.</summary>
public sealed class ExportView
{
    /// <summary>The batch's number.</summary>
    public long Id { get; init; }

    /// <summary>Where it went.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The channel's format, as catalog.json writes it.</summary>
    public string Format { get; init; } = "";

    /// <summary>True where it went into a table and not into a file.</summary>
    public bool IsTable => Format == "sql";

    /// <summary>The file that was asked for, absolute; the table's name where it went into one.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The data folder's copy, absolute.</summary>
    public string KeptFile { get; init; } = "";

    /// <summary>SHA-256 of the file; empty: from before there were receipts.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Rows below the header.</summary>
    public int Rows { get; init; }

    /// <summary>Cells with text of ours.</summary>
    public int Cells { get; init; }

    /// <summary>Texts that belong there and aren't in the file.</summary>
    public int Skipped { get; init; }

    /// <summary>Of these the approved ones.</summary>
    public int Held { get; init; }

    /// <summary>Texts that the channel had already.</summary>
    public int Unchanged { get; init; }

    /// <summary>What a person should know.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>The batch that it takes back.</summary>
    public long? TakesBack { get; init; }

    /// <summary>The batch that took it back.</summary>
    public long? TakenBackBy { get; init; }

    /// <summary>An account, <c>schedule</c> or <c>command line</c>.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A text of an export.</summary>
/// <param name="Number">The revision's number; null: the channel's text was emptied.</param>
/// <param name="Author">Who wrote the revision.</param>
/// <param name="ApprovedBy">An account, or <c>rules</c>; null: no decision is known.</param>
/// <param name="Title">The text's title.</param>
public sealed record ExportedText(long CopyId, long ProductId, string Sku, string Locale, int? Number, string? Author, string? ApprovedBy, string? Title);

/// <summary>An approved text that an export kept back.</summary>
public sealed record HeldBack(long CopyId, long ProductId, string Sku, string Locale, string Field, string Reason);
