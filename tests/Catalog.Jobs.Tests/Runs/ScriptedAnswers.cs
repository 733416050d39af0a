using Catalog.Model.Chat;

namespace Catalog.Jobs.Tests.Runs;

/// <summary>Answers of a model that makes no mistake: English texts that say what the facts say.</summary>
internal static class ScriptedAnswers
{
    public static string Default(ScriptedTurn asked)
    {
        if (asked.Writes) return Copy(asked, $"The {asked.Title} comes in {asked.Facts["color"]} and is made for everyday use at home and on the road.");
        if (asked.Reviews) return Review(asked, asked.Title, asked.Facts["color"]);
        if (asked.ComparesPictures)
        {
            var color = ContractJson.Quote(asked.Facts["color"]);
            return $$"""{"claims": [{"field": "color", "fact": {{color}}, "shown": {{color}}, "verdict": "supported"}], "problems": []}""";
        }

        return asked.Turn == 0
            ? Call(asked.Tail.Split("Supplier documents: ")[1].Split('\n')[0].Split("; ")[0])
            : """{"fields": [{"field": "color", "fact": "", "document": "green", "verdict": "different"}]}""";
    }

    /// <summary>A text with this description.</summary>
    public static string Copy(ScriptedTurn asked, string description) =>
        $$"""{"title": {{ContractJson.Quote(asked.Title)}}, "description": {{ContractJson.Quote(description)}}}""";

    /// <summary>A review that finds nothing and reads these statements in the description.</summary>
    public static string Review(ScriptedTurn asked, params string[] said) =>
        $$"""{"said": {"title": [{{ContractJson.Quote(asked.Title)}}], "description": [{{string.Join(", ", said.Select(ContractJson.Quote))}}]}, "findings": []}""";

    public static string Call(string document) =>
        $"<tool_call>\n<function=read_document>\n<parameter=name>\n{document}\n</parameter>\n</function>\n</tool_call>";
}
