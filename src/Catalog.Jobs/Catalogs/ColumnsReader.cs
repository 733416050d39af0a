namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>columns</c>.</summary>
internal static class ColumnsReader
{
    private static readonly string[] Known =
        ["key", "title", "facts", "lists", "pictures", "documents", "attributes", "category", "brand", "visible", "mustSay", "flags", "empty", "badValues"];

    /// <summary>What the columns of a source mean.</summary>
    public static ColumnMapping Read(JsonSection root)
    {
        var section = root.RequiredSection("columns", Known);
        var mapping = new ColumnMapping(
            section.RequiredText("key"),
            section.RequiredText("title"),
            section.Texts("facts"),
            section.Map("lists"),
            section.Texts("pictures"),
            section.Texts("documents"),
            section.Texts("attributes"),
            section.Text("category"),
            section.Text("brand"))
        {
            Visible = section.Texts("visible"),
            MustSay = section.Texts("mustSay"),
            Flags = section.Text("flags"),
            Policies = PoliciesReader.Read(section),
        };
        if (section.IsBroken) return mapping;

        if (mapping.Facts.Count == 0) section.Problem("facts", "must name at least one column");
        else CheckFacts(section, mapping);
        CheckOverlaps(section, mapping);
        PoliciesReader.Check(section, mapping);
        return mapping;
    }

    private static void CheckFacts(JsonSection section, ColumnMapping mapping)
    {
        foreach (var (key, column) in new[] { ("title", mapping.Title), ("category", mapping.Category), ("brand", mapping.Brand) })
        {
            if (column is { Length: > 0 } && !mapping.Facts.Contains(column)) section.Problem(key, $"\"{column}\" must be one of columns.facts");
        }

        foreach (var (key, columns) in new[] { ("visible", mapping.Visible), ("mustSay", mapping.MustSay) })
        {
            foreach (var column in columns.Where(column => !mapping.Facts.Contains(column))) section.Problem(key, $"\"{column}\" must be one of columns.facts");
        }

        foreach (var column in mapping.Lists.Keys.Where(column => !mapping.Facts.Contains(column))) section.Problem($"lists.{column}", "must be one of columns.facts");

        // A fact is written "color: blue", one a line: the name must not look like more than a name.
        foreach (var column in mapping.Facts.Where(column => column.Contains(':', StringComparison.Ordinal) || column.Contains('<', StringComparison.Ordinal)))
            section.Problem("facts", $"\"{column}\" has a colon or an angle bracket, which the prompt needs for itself");
    }

    private static void CheckOverlaps(JsonSection section, ColumnMapping mapping)
    {
        var taken = new Dictionary<string, string>();
        (string Key, IReadOnlyList<string> Columns)[] meanings =
        [
            ("key", [mapping.Key]), ("facts", mapping.Facts), ("pictures", mapping.Pictures), ("documents", mapping.Documents), ("attributes", mapping.Attributes),
            ("flags", [mapping.Flags ?? ""]),
        ];
        foreach (var (key, columns) in meanings)
        {
            foreach (var column in columns.Where(column => column.Length > 0))
            {
                if (!taken.TryAdd(column, key)) section.Problem(key, $"\"{column}\" stands in columns.{taken[column]}, too; a column can mean one thing only");
            }
        }
    }
}
