using System.Text;
using System.Text.Json;
using Catalog.Model.Chat;
using static Catalog.Model.Grammar.SchemaKeywords;

namespace Catalog.Model.Grammar;

/// <summary>Writes enum and const into a grammar: the given scalars and nothing else, each in one spelling.</summary>
internal sealed class GivenValues(Nfa nfa)
{
    public int Write(JsonElement schema, string pointer, int next)
    {
        CheckBeside(schema, pointer, "enum and const", "type", "enum", "const");
        var keyword = schema.TryGetProperty("enum", out var values) ? "enum" : "const";
        var type = schema.TryGetProperty("type", out var named) ? Text(named, pointer, "type") : null;
        if (keyword == "const")
            return nfa.Literal(Spell(schema.GetProperty("const"), type, pointer, keyword), next);
        if (schema.TryGetProperty("const", out _))
            throw new AnswerFormatException(pointer, "const", "can't stand beside enum; take one of them out.");
        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() == 0)
            throw new AnswerFormatException(pointer, keyword, "must be an array of at least one value.");
        return nfa.Choice([.. values.EnumerateArray().Select(value => nfa.Literal(Spell(value, type, pointer, keyword), next))]);
    }

    // Numbers keep the spelling that the schema gives them.
    private static byte[] Spell(JsonElement value, string? type, string pointer, string keyword)
    {
        var text = value.ValueKind is JsonValueKind.String ? ContractJson.Quote(Text(value, pointer, keyword)) : value.GetRawText();
        var fits = value.ValueKind switch
        {
            JsonValueKind.String => type is null or "string",
            JsonValueKind.Number => type is null or "number" || (type is "integer" && !text.AsSpan().ContainsAny('.', 'e', 'E')),
            JsonValueKind.True or JsonValueKind.False => type is null or "boolean",
            JsonValueKind.Null => type is null or "null",
            _ => throw new AnswerFormatException(pointer, keyword, $"may hold strings, numbers, booleans and null only, not {text}."),
        };
        return fits ? Encoding.UTF8.GetBytes(text) : throw new AnswerFormatException(pointer, keyword, $"{text} is not of type {type}.");
    }
}
