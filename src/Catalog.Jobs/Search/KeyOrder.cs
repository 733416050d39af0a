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

    /// <summary>What lies behind a place, whose values are the parameters <c>key0</c>, <c>key1</c> …</summary>
    public string Behind => $"{Row} {(IsDescending ? '<' : '>')} ({string.Join(", ", Columns.Select((_, at) => $"@key{at}"))})";

    /// <summary>The parameters of <see cref="Behind"/>.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Values(IReadOnlyList<object> place) => place.Select((value, at) => KeyValuePair.Create($"key{at}", value));
}
