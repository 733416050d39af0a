using System.Text;
using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Model.Remote;

/// <summary>
/// Checks answers against their format, with the automaton that enforces it in process: a server may ignore a schema. Other spaces between the parts of
/// JSON are put right; nothing else is.
/// </summary>
internal sealed class AnswerCheck
{
    private readonly AnswerFormat? format;
    private readonly Automaton? automaton;

    /// <exception cref="AnswerFormatException">The format is not supported.</exception>
    public AnswerCheck(AnswerFormat? format)
    {
        this.format = format;
        if (format is not null) automaton = new Automaton(GrammarCompiler.Compile(format));
    }

    /// <summary>The answer's text as callers see it.</summary>
    /// <returns>The text, or what is wrong with the answer.</returns>
    public (string? Text, string? Problem) Read(ServerAnswer answer)
    {
        if (answer.Thinks) return (null, "it thinks, though it was told not to");
        if (answer.Calls is [var call, ..])
        {
            if (call.Arguments is null) return (null, $"the arguments of its call of {call.Name} are no JSON object");
            // The grammar allows one call an answer: others would be unanswered.
            var said = format is null && answer.Text.Trim() is { Length: > 0 } before ? $"{before}\n\n" : "";
            return Check(said + ToolCallText.Write(call, format), answer.Ended);
        }

        return Check(answer.Text, answer.Ended);
    }

    private (string? Text, string? Problem) Check(string text, bool ended)
    {
        // What was cut off is the caller's to judge, as in process.
        if (automaton is null || !ended || Accepts(text)) return (text, null);
        if (Rewrite(text.Trim()) is { } rewritten && Accepts(rewritten)) return (rewritten, null);
        return (null, $"it doesn't keep to the format that was asked for: {Start(text)}");
    }

    private bool Accepts(string text)
    {
        var state = automaton!.Start;
        foreach (var symbol in SymbolsOf(text))
        {
            state = automaton.Step(state, symbol);
            if (state == Automaton.Rejected) return false;
        }

        return automaton.Accepts(state);
    }

    // A call's markers are symbols of their own; inside JSON the same letters are bytes.
    private static IEnumerable<int> SymbolsOf(string text)
    {
        var isCall = text.StartsWith(Markers.ToolCallStart, StringComparison.Ordinal) && text.EndsWith(Markers.ToolCallEnd, StringComparison.Ordinal);
        if (!isCall) return Encoding.UTF8.GetBytes(text).Select(value => (int)value);
        var inside = text[Markers.ToolCallStart.Length..^Markers.ToolCallEnd.Length];
        return Encoding.UTF8.GetBytes(inside).Select(value => (int)value).Prepend(Symbols.ToolCallStart).Append(Symbols.ToolCallEnd);
    }

    private static string? Rewrite(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return ContractJson.Write(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or half a surrogate pair.
            return null;
        }
    }

    private static string Start(string text) => text.Length <= 80 ? $"“{text}”" : $"“{text[..80]}…”";
}
