using System.Text.Json;
using Catalog.Model.Chat;

namespace Catalog.Jobs.Writing;

/// <summary>The text of a product in one locale: fields in the catalogue's order.</summary>
public sealed record Copy(IReadOnlyList<CopyField> Fields)
{
    /// <summary>A field; null where the text doesn't have it.</summary>
    public CopyField? Field(string key) => Fields.FirstOrDefault(field => field.Key == key);

    /// <summary>One line, as the prompt contract writes it.</summary>
    public string ToJson() => "{" + string.Join(", ", Fields.Select(field => $"{ContractJson.Quote(field.Key)}: {Value(field)}")) + "}";

    /// <summary>Reads what <see cref="ToJson"/> wrote (or any JSON object of strings and arrays of strings).</summary>
    /// <exception cref="JsonException">Not such an object.</exception>
    public static Copy Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("a text is a JSON object of fields");
        return new Copy([.. document.RootElement.EnumerateObject().Select(Read)]);
    }

    private static CopyField Read(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => new CopyField(property.Name, [property.Value.GetString()!], false),
        JsonValueKind.Array when property.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            new CopyField(property.Name, [.. property.Value.EnumerateArray().Select(item => item.GetString()!)], true),
        var kind => throw new JsonException($"field {property.Name}: a string or an array of strings is expected, not {kind}"),
    };

    private static string Value(CopyField field) => field.IsList
        ? "[" + string.Join(", ", field.Items.Select(ContractJson.Quote)) + "]"
        : ContractJson.Quote(field.Text);
}

/// <summary>A field of a text. <paramref name="Items"/> has one string, or any number where <paramref name="IsList"/>.</summary>
public sealed record CopyField(string Key, IReadOnlyList<string> Items, bool IsList)
{
    /// <summary>The items, one a line.</summary>
    public string Text => string.Join("\n", Items);
}
