using System.Text.Json;

namespace Catalog.Model.Grammar;

/// <summary>Which keywords may stand together, and the refusals of everything else.</summary>
internal static class SchemaKeywords
{
    private static readonly string[] Annotations = ["title", "description", "$schema"];

    private static readonly string[] Supported =
        ["type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "enum", "const", "anyOf", .. Annotations];

    /// <summary>Refuses what is not a schema object of supported keywords.</summary>
    public static void CheckSupported(JsonElement schema, string pointer)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            throw new AnswerFormatException(pointer, "schema", $"must be an object, is {schema.ValueKind}.");
        foreach (var name in Names(schema))
        {
            if (!Supported.Contains(name))
                throw new AnswerFormatException(pointer, name, $"this keyword is not supported; supported are {string.Join(", ", Supported)}.");
        }
    }

    /// <summary>Refuses supported keywords that say nothing, or something else, beside <paramref name="main"/>.</summary>
    public static void CheckBeside(JsonElement schema, string pointer, string main, params ReadOnlySpan<string> allowed)
    {
        foreach (var name in Names(schema))
        {
            if (!allowed.Contains(name) && !Annotations.Contains(name))
                throw new AnswerFormatException(pointer, name, $"can't stand beside {main}; take it out.");
        }
    }

    /// <summary>The names of an object's members, in order.</summary>
    public static List<string> Names(JsonElement value) => [.. value.EnumerateObject().Select(property => property.Name)];

    /// <summary>The text of a string.</summary>
    public static string Text(JsonElement value, string pointer, string keyword)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new AnswerFormatException(pointer, keyword, $"must be a string, is {value.ValueKind}.");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new AnswerFormatException(pointer, keyword, "is not well-formed text (a lone surrogate); write it without.");
        }
    }

    /// <summary>A pointer one step deeper (RFC 6901).</summary>
    public static string Deeper(string pointer, string step) =>
        $"{pointer}/{step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
