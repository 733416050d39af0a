using System.Text;
using System.Text.Json;
using Catalog.Model.Chat;
using static Catalog.Model.Grammar.SchemaKeywords;

namespace Catalog.Model.Grammar;

/// <summary>
/// Writes the values of a JSON schema into a grammar, spelt as the prompt contract says: ", " and ": " between parts, properties in the
/// schema's order and all of them, given values as <see cref="ContractJson"/> writes them.
/// </summary>
internal sealed class SchemaGrammar(Nfa nfa)
{
    /// <summary>Items that an array's limits may ask for at most.</summary>
    public const int MaximumItems = 256;

    /// <summary>A value of the schema, then <paramref name="next"/>.</summary>
    /// <returns>The node where the value begins.</returns>
    /// <exception cref="AnswerFormatException">The schema has a keyword or a value that is not supported.</exception>
    public int Write(JsonElement schema, string pointer, int next)
    {
        CheckSupported(schema, pointer);
        if (schema.TryGetProperty("anyOf", out var alternatives))
            return AnyOf(schema, alternatives, pointer, next);
        if (schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _))
            return new GivenValues(nfa).Write(schema, pointer, next);
        if (!schema.TryGetProperty("type", out var type))
            throw new AnswerFormatException(pointer, "type", "is missing, and there is no enum, const or anyOf; any value at all is not supported.");
        var name = Text(type, pointer, "type");
        if (name is not ("object" or "array"))
            CheckBeside(schema, pointer, $"type {name}", "type");
        return name switch
        {
            "object" => Object(schema, pointer, next),
            "array" => Array(schema, pointer, next),
            "string" => ScalarGrammar.String(nfa, next),
            "number" => ScalarGrammar.Number(nfa, next),
            "integer" => ScalarGrammar.Integer(nfa, next),
            "boolean" => nfa.Choice([nfa.Literal("true"u8, next), nfa.Literal("false"u8, next)]),
            "null" => nfa.Literal("null"u8, next),
            _ => throw new AnswerFormatException(pointer, "type", $"“{name}” is no type of JSON schema."),
        };
    }

    private int AnyOf(JsonElement schema, JsonElement alternatives, string pointer, int next)
    {
        CheckBeside(schema, pointer, "anyOf", "anyOf");
        if (alternatives.ValueKind != JsonValueKind.Array || alternatives.GetArrayLength() == 0)
            throw new AnswerFormatException(pointer, "anyOf", "must be an array of at least one schema.");
        var inside = Deeper(pointer, "anyOf");
        return nfa.Choice([.. alternatives.EnumerateArray().Select((alternative, i) => Write(alternative, $"{inside}/{i}", next))]);
    }

    private int Object(JsonElement schema, string pointer, int next)
    {
        CheckBeside(schema, pointer, "type object", "type", "properties", "required", "additionalProperties");
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            throw new AnswerFormatException(pointer, "properties", "must be given as an object: an object of any properties is not supported.");
        if (schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind != JsonValueKind.False)
            throw new AnswerFormatException(pointer, "additionalProperties", "must be false or absent.");
        var inside = Deeper(pointer, "properties");
        var names = Names(properties);
        CheckRequired(schema, names, pointer);
        var members = properties.EnumerateObject().Select(property => property.Value).ToList();
        var node = nfa.Literal("}"u8, next);
        for (var i = names.Count - 1; i >= 0; i--)
        {
            node = Write(members[i], Deeper(inside, names[i]), node);
            node = nfa.Literal(Encoding.UTF8.GetBytes($"{(i == 0 ? "" : ", ")}{ContractJson.Quote(names[i])}: "), node);
        }

        return nfa.Literal("{"u8, node);
    }

    // Every property is written, so a schema that makes one optional would say more than the grammar does.
    private static void CheckRequired(JsonElement schema, List<string> names, string pointer)
    {
        if (!schema.TryGetProperty("required", out var required))
            return;
        if (required.ValueKind != JsonValueKind.Array)
            throw new AnswerFormatException(pointer, "required", "must be an array of names.");
        var listed = required.EnumerateArray().Select(name => Text(name, pointer, "required")).ToHashSet();
        if (!listed.SetEquals(names))
        {
            listed.SymmetricExceptWith(names);
            var difference = string.Join(", ", listed.Order(StringComparer.Ordinal));
            throw new AnswerFormatException(pointer, "required", $"must list exactly the properties, or be absent; differs in {difference}.");
        }
    }

    private int Array(JsonElement schema, string pointer, int next)
    {
        CheckBeside(schema, pointer, "type array", "type", "items", "minItems", "maxItems");
        if (!schema.TryGetProperty("items", out var items))
            throw new AnswerFormatException(pointer, "items", "is missing; an array of any values is not supported.");
        var minimum = Limit(schema, pointer, "minItems") ?? 0;
        var maximum = Limit(schema, pointer, "maxItems");
        if (minimum > maximum)
            throw new AnswerFormatException(pointer, "minItems", $"{minimum} is more than maxItems, {maximum}.");
        var close = nfa.Literal("]"u8, next);
        var repeat = nfa.Reserve();
        var item = Write(items, Deeper(pointer, "items"), repeat);
        nfa.Define(repeat, new NfaNode.Repeat(false, minimum, maximum, nfa.Literal(", "u8, item), close));
        return nfa.Literal("["u8, nfa.Add(new NfaNode.Repeat(true, minimum, maximum, item, close)));
    }

    private static int? Limit(JsonElement schema, string pointer, string keyword)
    {
        if (!schema.TryGetProperty(keyword, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var limit) && limit is >= 0 and <= MaximumItems)
            return limit;
        throw new AnswerFormatException(pointer, keyword, $"must be a whole number from 0 to {MaximumItems}.");
    }
}
