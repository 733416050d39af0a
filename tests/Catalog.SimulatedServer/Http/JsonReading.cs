using System.Text.Json;

namespace Catalog.Simulation.Http;

/// <summary>Reads values of a request; what is missing and what is null are the same.</summary>
internal static class JsonReading
{
    public static JsonElement? Get(this JsonElement value, string key)
    {
        if (value.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest($"an object with the key {key} is expected, not {value.ValueKind}", key);
        return value.TryGetProperty(key, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;
    }

    public static string? Text(this JsonElement value, string key) => value.Get(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        var other => throw ApiException.BadRequest($"{key}: a string is expected, not {other.Value.ValueKind}", key),
    };

    public static string RequiredText(this JsonElement value, string key) => value.Text(key) ?? throw ApiException.BadRequest($"{key}: Field required", key);

    public static bool? Flag(this JsonElement value, string key) => value.Get(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var other => throw ApiException.BadRequest($"{key}: true or false is expected, not {other.Value.ValueKind}", key),
    };

    public static long? Integer(this JsonElement value, string key, long least, long most) => value.Get(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var read) && read >= least && read <= most => read,
        var other => throw ApiException.BadRequest($"{key}: an integer from {least} to {most} is expected, not {other.Value.GetRawText()}", key),
    };

    public static double? Number(this JsonElement value, string key, double least, double most) => value.Get(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var read) && read >= least && read <= most => read,
        var other => throw ApiException.BadRequest($"{key}: a number from {least} to {most} is expected, not {other.Value.GetRawText()}", key),
    };

    public static IEnumerable<JsonElement> List(this JsonElement value, string key) => value.Get(key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        var other => throw ApiException.BadRequest($"{key}: a list is expected, not {other.Value.ValueKind}", key),
    };
}
