using System.Text.RegularExpressions;
using Catalog.Model.Grammar;

namespace Catalog.Model.Tests;

/// <summary>Formats for the oracle's answers, worked out from its prompts.</summary>
internal static partial class OracleFormats
{
    private const string Text = """{"type": "string"}""";

    /// <summary>The format of a prompt's only answer; null for agents.</summary>
    public static AnswerFormat? Of(PromptCase prompt)
    {
        if (prompt.ToolResponses.Length > 0) return null;
        var keys = JsonKeys().Match(prompt.Task).Groups[1].Value.Split(", ");
        return keys switch
        {
            ["said", "findings"] => new AnswerFormat(Object(
                ("said", Object([.. CopyKeys(prompt).Select(key => (key, Array(Text)))])),
                ("findings", Array(Strings("field", "type", "severity", "found", "expected"))))),
            ["claims", "problems"] => new AnswerFormat(Object(
                ("claims", Array(Strings("field", "fact", "shown", "verdict"))),
                ("problems", Array(Text)))),
            _ => new AnswerFormat(Object([.. keys.Select(key => (key, key == "bullets" ? Array(Text) : Text))])),
        };
    }

    public static AnswerFormat ReadDocument(PromptCase prompt) =>
        new(null, [new ToolCallFormat("read_document", [KeyValuePair.Create<string, IReadOnlyList<string>>("name", Documents().Match(prompt.Task).Groups[1].Value.Split(", "))])]);

    public static AnswerFormat DocumentFields() => new(Object(("fields", Array(Strings("field", "fact", "document", "verdict")))));

    private static IEnumerable<string> CopyKeys(PromptCase prompt)
    {
        using var copy = System.Text.Json.JsonDocument.Parse(prompt.Task.Split('\n')[1]);
        return [.. copy.RootElement.EnumerateObject().Select(property => property.Name)];
    }

    private static string Strings(params string[] keys) => Object([.. keys.Select(key => (key, Text))]);

    private static string Array(string item) => $$"""{"type": "array", "items": {{item}}}""";

    private static string Object(params (string Key, string Schema)[] properties)
    {
        var members = string.Join(", ", properties.Select(property => $"\"{property.Key}\": {property.Schema}"));
        return $$"""{"type": "object", "properties": {{{members}}} }""";
    }

    [GeneratedRegex("JSON keys: (.*)$")]
    private static partial Regex JsonKeys();

    [GeneratedRegex("^Supplier documents: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Documents();
}
