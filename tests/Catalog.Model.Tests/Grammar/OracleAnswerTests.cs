using System.Text.Json;
using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

/// <summary>The reference model's own answers are legal, in its own tokens.</summary>
public sealed class OracleAnswerTests
{
    private const string Text = """{"type": "string"}""";

    private const string Strings = """{"type": "array", "items": {"type": "string"}}""";

    [Fact]
    public void Every_answer_of_the_reference_is_accepted_token_by_token()
    {
        using var oracle = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Oracle", "prompts.json")));
        var answers = 0;
        foreach (var prompt in oracle.RootElement.GetProperty("prompts").EnumerateArray())
        {
            foreach (var answer in prompt.GetProperty("answers").EnumerateArray())
            {
                var text = answer.GetProperty("text").GetString()!;
                var constraint = DemoVocabulary.Factory.Get(Format(prompt.GetProperty("name").GetString()!, prompt.GetProperty("task").GetString()!));
                Assert.Equal(Constraint.Done, constraint.Walk(answer.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())));
                Assert.True(constraint.Accepts(text), text);
                Assert.False(constraint.Accepts(text[..^1]), text);
                answers++;
            }
        }

        Assert.True(answers >= 46);
    }

    private static AnswerFormat Format(string name, string task)
    {
        var lines = task.Split('\n');
        return name.Split(' ')[0] switch
        {
            "write" => new AnswerFormat(Object(lines[^1]["JSON keys: ".Length..].Split(", ").Select(key => (key, key == "bullets" ? Strings : Text)))),
            "review" => new AnswerFormat(Object(
            [
                ("said", Object(Keys(lines[1]).Select(key => (key, Strings)))),
                ("findings", Records("field", "type", "severity", "found", "expected")),
            ])),
            "compare" => new AnswerFormat(Object([("claims", Records("field", "fact", "shown", "verdict")), ("problems", Strings)])),
            "document" => new AnswerFormat(
                Object([("fields", Records("field", "fact", "document", "verdict"))]), [Read(lines[0]["Supplier documents: ".Length..].Split("; "))]),
            _ => throw new InvalidOperationException($"No format is known for the prompt {name}."),
        };
    }

    private static IEnumerable<string> Keys(string copy)
    {
        using var value = JsonDocument.Parse(copy);
        return [.. value.RootElement.EnumerateObject().Select(property => property.Name)];
    }

    private static ToolCallFormat Read(string[] names) => new("read_document", [KeyValuePair.Create<string, IReadOnlyList<string>>("name", names)]);

    private static string Records(params string[] keys) => """{"type": "array", "items": """ + Object(keys.Select(key => (key, Text))) + "}";

    private static string Object(IEnumerable<(string Key, string Schema)> properties) =>
        """{"type": "object", "properties": {""" + string.Join(", ", properties.Select(p => $"\"{p.Key}\": {p.Schema}")) + "}}";
}
