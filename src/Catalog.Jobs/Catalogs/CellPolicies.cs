namespace Catalog.Jobs.Catalogs;

/// <summary>What an import does with empty cells and bad values, by column.</summary>
/// <param name="Empty">Columns whose empty cells don't clear the value of before; others clear it.</param>
/// <param name="Bad">Columns whose bad values don't reject their row; others do. Key and title always do.</param>
public sealed record CellPolicies(IReadOnlyDictionary<string, EmptyCell> Empty, IReadOnlyDictionary<string, BadValue> Bad)
{
    /// <summary>Empty cells clear, bad values reject their row.</summary>
    public static CellPolicies Default { get; } = new(new Dictionary<string, EmptyCell>(), new Dictionary<string, BadValue>());

    /// <summary>What an empty cell of a column does.</summary>
    public EmptyCell OfEmpty(string column) => Empty.GetValueOrDefault(column, EmptyCell.Clear);

    /// <summary>What a bad value of a column does.</summary>
    public BadValue OfBad(string column) => Bad.GetValueOrDefault(column, BadValue.RejectRow);
}

/// <summary>What an empty cell does.</summary>
public enum EmptyCell
{
    /// <summary>The product has no value.</summary>
    Clear,

    /// <summary>The product keeps the value of before.</summary>
    Keep,
}

/// <summary>What a value does that can't be taken.</summary>
public enum BadValue
{
    /// <summary>The whole row is left out.</summary>
    RejectRow,

    /// <summary>The row comes in, the value counts as an empty cell and is told as a warning.</summary>
    SkipValue,
}
