using System.Text.Json;

namespace Catalog.Model.ModelFiles;

/// <summary>A value in a JSON file that knows where it stands, so that errors can say it.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Name">The keys to it, such as <c>model.vocab</c>.</param>
/// <param name="Value">What stands there.</param>
internal readonly record struct JsonKey(string File, string Name, JsonElement Value)
{
    public JsonKey Key(string key) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(key, out var value)
            ? new JsonKey(File, Child(key), value)
            : throw Error($"has no key \"{key}\"");

    public JsonKey? Find(string key) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonKey(File, Child(key), value)
            : null;

    public IEnumerable<JsonKey> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array)
            throw Error("isn't an array");
        var index = 0;
        foreach (var item in Value.EnumerateArray())
            yield return new JsonKey(File, $"{Name}[{index++}]", item);
    }

    public IEnumerable<(string Name, JsonKey Value)> Properties()
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Error("isn't an object");
        foreach (var property in Value.EnumerateObject())
            yield return (property.Name, new JsonKey(File, Name, property.Value));
    }

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Error("isn't a string");

    public int Integer() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) ? number : throw Error("isn't an integer");

    /// <summary>A token id.</summary>
    public int Id() => Integer() is >= 0 and var id ? id : throw Error("is negative; an id is not");

    public float Number() => Value.ValueKind == JsonValueKind.Number ? Value.GetSingle() : throw Error("isn't a number");

    public bool IsTrue(string key) => Find(key) is { Value.ValueKind: JsonValueKind.True };

    public void MustBe(string key, string expected)
    {
        var value = Key(key);
        if (value.Text() != expected)
            throw value.Error($"is \"{value.Text()}\"; only \"{expected}\" is supported");
    }

    /// <summary>Refuses options that are switched on: null, false, 0 and an empty text are off.</summary>
    public void MustBeUnset(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key) is { } value && value.Value.GetRawText() is not ("false" or "\"\"" or "0" or "0.0"))
                throw value.Error($"is {value.Value.GetRawText()}, which isn't supported");
        }
    }

    public InvalidDataException Error(string what) => new($"{File}: {(Name.Length == 0 ? "the file" : Name)} {what}.");

    private string Child(string key) => Name.Length == 0 ? key : $"{Name}.{key}";
}
