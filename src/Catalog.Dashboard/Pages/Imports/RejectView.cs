namespace Catalog.Dashboard.Pages.Imports;

/// <summary>A row of a file that could not be used.</summary>
public sealed class RejectView
{
    /// <summary>The line in the file; 1 is the header.</summary>
    public int Line { get; init; }

    /// <summary>The column that is wrong; empty: the row as a whole.</summary>
    public string ColumnName { get; init; } = "";

    /// <summary>no-key, duplicate-key, no-title …</summary>
    public string Code { get; init; } = "";

    /// <summary>What is wrong.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What to do.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The row as it came, in the order of the file's columns.</summary>
    public string[] Cells { get; init; } = [];

    /// <summary>The import in which the corrected row came in; null: it is still out.</summary>
    public long? ResolvedBy { get; init; }

    /// <summary>True once it was corrected and is in.</summary>
    public bool IsIn => ResolvedBy is not null;

    /// <summary>True for a further line of the product of a row before.</summary>
    public bool IsFurther => Code == "same-product";
}
