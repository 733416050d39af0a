namespace Catalog.Jobs.Search;

/// <summary>A key with its value, for writing a condition.</summary>
/// <param name="Value">As the query has it.</param>
/// <param name="Sql">Takes values as parameters.</param>
internal sealed record SearchMatch(string Value, bool IsPrefix, SearchParameters Sql)
{
    /// <summary>The value as a parameter.</summary>
    public string Parameter => Sql.Add(Value);

    /// <summary>Compares a column as it is: equal to the value, or beginning with it.</summary>
    public string Is(string column) => IsPrefix ? $"{column} like {Sql.Add(SearchText.Literal(Value) + "%")}" : $"{column} = {Sql.Add(Value)}";

    /// <summary>Compares a column in any case.</summary>
    public string IsInAnyCase(string column)
    {
        var value = Value.ToLowerInvariant();
        return IsPrefix ? $"lower({column}) like {Sql.Add(SearchText.Literal(value) + "%")}" : $"lower({column}) = {Sql.Add(value)}";
    }

    /// <summary>Who is meant: <c>me</c> is who asks.</summary>
    public string Person => Value.Equals("me", StringComparison.OrdinalIgnoreCase) ? Sql.Context.Account : Value;
}

/// <summary>Who asks, and when.</summary>
/// <param name="Account">The account's name: <c>me</c> in a query.</param>
public sealed record SearchContext(string Account, DateTimeOffset Now);

/// <summary>The parameters of a query's conditions: values never stand in the SQL.</summary>
internal sealed class SearchParameters(SearchContext context)
{
    private readonly Dictionary<string, object> values = [];

    /// <summary>Who asks, and when.</summary>
    public SearchContext Context => context;

    /// <summary>Name (without @) → value.</summary>
    public IReadOnlyDictionary<string, object> Values => values;

    /// <summary>Adds a value; the name to write in the SQL.</summary>
    public string Add(object value)
    {
        var name = $"q{values.Count}";
        values.Add(name, value);
        return "@" + name;
    }
}
