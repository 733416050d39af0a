using Catalog.Jobs.Checks.Flags;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>fields</c>.</summary>
internal static class FieldsReader
{
    private const int LongestField = 10_000;

    /// <summary>The fields of a text.</summary>
    /// <param name="catalog">The catalogue's flags: limits among them hold for every field that has none of its own.</param>
    public static IReadOnlyList<FieldRules> Read(JsonSection root, CheckFlags catalog)
    {
        var fields = new List<FieldRules>();
        foreach (var item in root.Items("fields"))
        {
            var section = item.Section("key", "maxLength", "unit", "flags");
            var key = section.RequiredText("key");
            if (key.Length > 0 && !FieldRules.Known.Contains(key)) section.Problem("key", $"\"{key}\" is not known; known are {string.Join(", ", FieldRules.Known)}");
            if (key.Length > 0 && fields.Any(field => field.Key == key)) section.Problem("key", $"\"{key}\" stands in this list twice");
            var most = section.Whole("maxLength", 1, LongestField);
            var unit = section.Choice("unit", ("characters", LengthUnit.Characters), ("bytes", LengthUnit.Bytes));
            var own = FlagsReader.Read(section);
            if (most is not null && Limit(own) is { } twice) section.Problem("maxLength", $"and the flag {twice.Flag} both say a limit; keep one");

            // The model is told the limits that it will be judged by.
            var limit = most is null ? Limit(catalog.With(own)) : null;
            fields.Add(new(key, limit?.Most ?? (int?)most, limit?.Unit ?? unit ?? LengthUnit.Characters) { Flags = own });
        }

        if (fields.Count == 0 && !root.IsBroken) root.Problem("fields", $"must name at least one of {string.Join(", ", FieldRules.Known)}");
        return fields;
    }

    private static (string Flag, int Most, LengthUnit Unit)? Limit(CheckFlags flags) =>
        flags.Number("max-length") is { } characters ? ("max-length", characters, LengthUnit.Characters)
        : flags.Number("max-bytes") is { } bytes ? ("max-bytes", bytes, LengthUnit.Bytes) : null;
}
