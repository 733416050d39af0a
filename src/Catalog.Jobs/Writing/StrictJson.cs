using System.Text.Json;

namespace Catalog.Jobs.Writing;

/// <summary>
/// Reads what a model wrote and refuses the unexpected: other keys, keys twice, values outside closed lists, too many or too long values, and
/// characters that PostgreSQL can't keep (NUL, unpaired surrogates). The formats mostly enforce this while decoding; a server that the model may run
/// on need not.
/// </summary>
internal static class StrictJson
{
    /// <summary>Characters of an answer at most.</summary>
    public const int MaxAnswer = 500_000;

    /// <summary>Characters of a string at most.</summary>
    public const int MaxString = 4_000;

    /// <summary>Elements of an array at most.</summary>
    public const int MaxItems = 100;

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>Parses and reads; what goes wrong becomes the answer's error.</summary>
    public static Answer<T> Read<T>(string text, Func<JsonElement, T> read)
        where T : class
    {
        if (text.Length > MaxAnswer) return new Answer<T>(null, $"the answer has {text.Length} characters, more than {MaxAnswer}");
        try
        {
            using var document = Parse(text);
            return new Answer<T>(read(document.RootElement), null);
        }
        catch (JsonException e)
        {
            return new Answer<T>(null, e.Message);
        }
    }

    /// <summary>The values of an object with exactly these keys, in this order.</summary>
    public static JsonElement[] Object(JsonElement value, string where, IReadOnlyList<string> keys)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Expected(where, "an object", value);
        foreach (var property in value.EnumerateObject())
            if (!keys.Contains(property.Name)) throw new JsonException($"{where}: unexpected key");
        return [.. keys.Select(key => value.TryGetProperty(key, out var found) ? found : throw new JsonException($"{where}: key {key} is missing"))];
    }

    /// <summary>What an array's elements are read to.</summary>
    public static T[] Array<T>(JsonElement value, string where, Func<JsonElement, string, T> read)
    {
        if (value.ValueKind != JsonValueKind.Array) throw Expected(where, "an array", value);
        if (value.GetArrayLength() > MaxItems) throw new JsonException($"{where}: {value.GetArrayLength()} elements, more than {MaxItems}");
        return [.. value.EnumerateArray().Select((item, index) => read(item, $"{where}[{index}]"))];
    }

    /// <summary>A string.</summary>
    public static string String(JsonElement value, string where)
    {
        if (value.ValueKind != JsonValueKind.String) throw Expected(where, "a string", value);
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException($"{where}: an unpaired surrogate");
        }

        if (text.Length > MaxString) throw new JsonException($"{where}: {text.Length} characters, more than {MaxString}");
        return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException($"{where}: a NUL character") : text;
    }

    /// <summary>One of a closed list.</summary>
    public static string OneOf(JsonElement value, string where, IReadOnlyList<string> allowed)
    {
        var text = String(value, where);
        return allowed.Contains(text) ? text : throw new JsonException($"{where}: not one of {string.Join(", ", allowed)}");
    }

    // Half a surrogate pair, raw or escaped, is an argument or a key that the parser can't read.
    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new JsonException("the answer has an unpaired surrogate", e);
        }
    }

    private static JsonException Expected(string where, string what, JsonElement value) =>
        new($"{where}: {what} is expected, not {value.ValueKind}");
}
