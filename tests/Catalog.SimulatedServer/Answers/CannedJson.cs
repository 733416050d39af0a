using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Model.Chat;

namespace Catalog.Simulation.Answers;

/// <summary>A value of a schema, its free strings filled with words. The schema is one that the grammar takes.</summary>
internal static class CannedJson
{
    private const int Items = 2;

    private static readonly string[] Words =
        ["light", "robust", "backpack", "for", "long", "days", "with", "water", "repellent", "fabric", "and", "a", "padded", "sleeve", "in", "green"];

    /// <param name="tokens">That the text should have, roughly; never so few that a string stays empty.</param>
    /// <param name="seed">The same seed gives the same words.</param>
    public static string Write(string schema, int tokens, int seed, Func<string, int> count)
    {
        using var document = JsonDocument.Parse(schema);
        var shortest = Write(document.RootElement, 1, seed, out var strings);
        if (strings == 0) return shortest;
        var perWord = Math.Max(0.5, count(string.Join(' ', Words)) / (double)Words.Length);
        var words = 1 + (int)Math.Max(0, (tokens - count(shortest)) / (strings * perWord));
        return Write(document.RootElement, words, seed, out _);
    }

    private static string Write(JsonElement schema, int words, int seed, out int strings)
    {
        var filler = new Filler(words, new Random(seed));
        var value = filler.Value(schema);
        strings = filler.Strings;
        return ContractJson.Write(JsonSerializer.SerializeToElement(value));
    }

    private sealed class Filler(int words, Random random)
    {
        public int Strings { get; private set; }

        public JsonNode? Value(JsonElement schema)
        {
            if (schema.TryGetProperty("const", out var value)) return JsonSerializer.SerializeToNode(value);
            if (schema.TryGetProperty("enum", out var values)) return JsonSerializer.SerializeToNode(values[random.Next(values.GetArrayLength())]);
            if (schema.TryGetProperty("anyOf", out var choices)) return Value(choices[random.Next(choices.GetArrayLength())]);
            return schema.GetProperty("type").GetString() switch
            {
                "object" => new JsonObject(
                    schema.GetProperty("properties").EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Value(property.Value)))),
                "array" => new JsonArray([.. Enumerable.Range(0, Count(schema)).Select(_ => Value(schema.GetProperty("items")))]),
                "integer" or "number" => random.Next(100),
                "boolean" => random.Next(2) == 1,
                "null" => null,
                _ => Text(),
            };
        }

        private static int Count(JsonElement schema)
        {
            var least = schema.TryGetProperty("minItems", out var min) ? min.GetInt32() : 0;
            var most = schema.TryGetProperty("maxItems", out var max) ? max.GetInt32() : int.MaxValue;
            return Math.Min(Math.Max(least, Items), most);
        }

        private string Text()
        {
            Strings++;
            return string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
        }
    }
}
