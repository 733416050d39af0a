namespace Catalog.Jobs.Search;

/// <summary>An order of rows by the columns of an index, the last of which tells all rows apart: a row's place is its values of them.</summary>
/// <param name="IsDescending">All columns fall.</param>
internal sealed record KeyOrder(bool IsDescending, params string[] Columns)
{
    /// <summary>What stands after <c>order by</c>.</summary>
    public string By => string.Join(", ", Columns.Select(column => IsDescending ? column + " desc" : column));

    /// <summary>The columns, as a row.</summary>
    public string Row => $"({string.Join(", ", Columns)})";

    /// <summary>The same, read from the end.</summary>
    public KeyOrder Reversed => this with { IsDescending = !IsDescending };

    /// <summary>The same of other rows that have these columns.</summary>
    /// <param name="alias">Theirs.</param>
    public KeyOrder Of(string alias) => this with { Columns = [.. Columns.Select(column => alias + column[column.IndexOf('.', StringComparison.Ordinal)..])] };

    /// <summary>
    /// The first column has few values: thousands of rows stand at the same. The planner judges a comparison of rows by its first column alone; behind a place
    /// at the last value it expects no row at all, and may read an index in which the list's rows lie far apart.
    /// </summary>
    public bool IsCoarse { get; init; }

    /// <summary>What lies behind a place, whose values are the parameters <c>key0</c>, <c>key1</c> …</summary>
    public string Behind => Compare(Row, $"({string.Join(", ", Columns.Select((_, at) => $"@key{at}"))})");

    /// <summary>The same in parts that follow one another in the order: for a coarse order the rest of the place's own value, and what comes after.</summary>
    public IReadOnlyList<string> BehindInParts =>
        IsCoarse && Columns is [var first, var second] ? [$"{first} = @key0 and {Compare(second, "@key1")}", Compare(first, "@key0")] : [Behind];

    /// <summary>The parameters of <see cref="Behind"/>.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Values(IReadOnlyList<object> place) => place.Select((value, at) => KeyValuePair.Create($"key{at}", value));

    private string Compare(string left, string right) => $"{left} {(IsDescending ? '<' : '>')} {right}";
}
