namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>fields</c>.</summary>
internal static class FieldsReader
{
    private const int LongestField = 10_000;

    /// <summary>The fields of a text.</summary>
    public static IReadOnlyList<FieldRules> Read(JsonSection root)
    {
        var fields = new List<FieldRules>();
        foreach (var item in root.Items("fields"))
        {
            var section = item.Section("key", "maxLength", "unit");
            var key = section.RequiredText("key");
            if (key.Length > 0 && !FieldRules.Known.Contains(key)) section.Problem("key", $"\"{key}\" is not known; known are {string.Join(", ", FieldRules.Known)}");
            if (key.Length > 0 && fields.Any(field => field.Key == key)) section.Problem("key", $"\"{key}\" stands in this list twice");
            var most = section.Whole("maxLength", 1, LongestField);
            var unit = section.Choice("unit", ("characters", LengthUnit.Characters), ("bytes", LengthUnit.Bytes));
            fields.Add(new(key, (int?)most, unit ?? LengthUnit.Characters));
        }

        if (fields.Count == 0 && !root.IsBroken) root.Problem("fields", $"must name at least one of {string.Join(", ", FieldRules.Known)}");
        return fields;
    }
}
