using Catalog.Jobs.Import;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>columns.empty</c> and <c>columns.badValues</c>.</summary>
internal static class PoliciesReader
{
    /// <summary>What imports do with empty cells and bad values.</summary>
    /// <param name="columns">The section <c>columns</c>.</param>
    public static CellPolicies Read(JsonSection columns) => new(
        Choices(columns, "empty", ("clear", EmptyCell.Clear), ("keep", EmptyCell.Keep)),
        Choices(columns, "badValues", ("reject", BadValue.RejectRow), ("skip", BadValue.SkipValue)));

    /// <summary>Notes columns that the catalogue doesn't have, and those without which there is no product.</summary>
    public static void Check(JsonSection columns, ColumnMapping mapping)
    {
        var known = ColumnLayout.Mapped(mapping).ToHashSet();
        foreach (var (key, names) in new[] { ("empty", mapping.Policies.Empty.Keys), ("badValues", mapping.Policies.Bad.Keys) })
        {
            foreach (var name in names.Where(name => !known.Contains(name))) columns.Problem($"{key}.{name}", "is none of the columns that the catalogue names");
        }

        if (mapping.Policies.OfEmpty(mapping.Key) == EmptyCell.Keep) columns.Problem($"empty.{mapping.Key}", "can't be kept: without an article number there is no product to keep it of");
        foreach (var name in new[] { mapping.Key, mapping.Title }.Where(name => mapping.Policies.OfBad(name) == BadValue.SkipValue))
            columns.Problem($"badValues.{name}", "can't be skipped: a product has an article number and a title");
    }

    private static Dictionary<string, T> Choices<T>(JsonSection columns, string key, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        var values = new Dictionary<string, T>();
        foreach (var (column, word) in columns.Map(key))
        {
            var words = new List<string>();
            foreach (var (name, value) in choices)
            {
                words.Add($"\"{name}\"");
                if (name == word) values[column] = value;
            }

            if (!values.ContainsKey(column)) columns.Problem($"{key}.{column}", $"must be {string.Join(" or ", words)}, not \"{word}\"");
        }

        return values;
    }
}
