using System.Text.Json;

namespace Catalog.Jobs.Import.Sources;

/// <summary>
/// Makes cells of a JSON object. A member is a column; members of an object in it are columns <c>outer.inner</c>; numbers stay as they are written, null is
/// an empty cell; the scalars of an array are joined with the column's list separator; an array that holds more than scalars stays JSON.
/// </summary>
/// <param name="lists">Column → what separates its values; for others <c>;</c> does.</param>
internal sealed class JsonCells(IReadOnlyDictionary<string, string> lists)
{
    /// <summary>Columns and their texts, in the object's order.</summary>
    /// <exception cref="RefusedFileException">Two members make the same column, or a text holds half a character.</exception>
    public IReadOnlyDictionary<string, string> Of(JsonElement value, string name, int line)
    {
        var cells = new Dictionary<string, string>();
        try
        {
            Add(cells, value, "", name, line);
        }
        catch (InvalidOperationException)
        {
            throw new RefusedFileException($"Line {line} of {name} has an escape of half a character (\\uD800 to \\uDFFF without its other half).");
        }

        return cells;
    }

    private void Add(Dictionary<string, string> cells, JsonElement value, string prefix, string name, int line)
    {
        foreach (var member in value.EnumerateObject())
        {
            var column = prefix + member.Name.Trim();
            if (member.Value.ValueKind == JsonValueKind.Object) Add(cells, member.Value, column + ".", name, line);
            else if (!cells.TryAdd(column, Text(column, member.Value))) throw new RefusedFileException($"Line {line} of {name} has \"{column}\" twice.");
        }
    }

    private string Text(string column, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return Scalar(value);
        if (value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Array or JsonValueKind.Object)) return value.GetRawText();
        return string.Join(lists.TryGetValue(column, out var separator) ? separator : "; ", value.EnumerateArray().Select(Scalar));
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
