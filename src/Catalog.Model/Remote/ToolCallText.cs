using System.Text;
using System.Text.Json;
using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Microsoft.Extensions.AI;

namespace Catalog.Model.Remote;

/// <summary>Between the calls that a server reads out of an answer and the model's own form of them, which callers of every engine see.</summary>
internal static class ToolCallText
{
    /// <summary>A call in Qwen 3.5's own form; parameters in the format's order, else as they came.</summary>
    public static string Write(ServerCall call, AnswerFormat? format)
    {
        IReadOnlyList<KeyValuePair<string, string>> given = call.Arguments ?? [];
        var order = format?.ToolCalls.FirstOrDefault(allowed => allowed.Name == call.Name)?.Parameters.Select(parameter => parameter.Key).ToList() ?? [];
        var text = new StringBuilder($"{Markers.ToolCallStart}\n<function={call.Name}>\n");
        foreach (var (key, value) in given.OrderBy(argument => order.IndexOf(argument.Key) is var index and >= 0 ? index : int.MaxValue))
            text.Append("<parameter=").Append(key).Append(">\n").Append(value).Append("\n</parameter>\n");
        return text.Append($"</function>\n{Markers.ToolCallEnd}").ToString();
    }

    /// <summary>Parameter → text as the chat template writes it: strings as they are, other values as JSON.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Arguments(FunctionCallContent call) =>
        call.Exception is not null ? null : [.. (call.Arguments ?? new Dictionary<string, object?>()).Select(argument => KeyValuePair.Create(argument.Key, Text(argument.Value)))];

    /// <summary>The assistant's message of an answer.</summary>
    /// <param name="text">Text, a call in the model's own form, or both.</param>
    /// <param name="callId">What the server calls the call.</param>
    public static ChatMessage Message(string text, string callId)
    {
        var start = text.IndexOf(Markers.ToolCallStart, StringComparison.Ordinal);
        if (start < 0 || ToolCall.Parse(text[start..]) is not { } call) return new(ChatRole.Assistant, text);
        var said = new FunctionCallContent(callId, call.Name, call.Parameters.ToDictionary(parameter => parameter.Key, object? (parameter) => parameter.Value));
        return new(ChatRole.Assistant, text[..start].TrimEnd() is { Length: > 0 } before ? [new TextContent(before), said] : [said]);
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        JsonElement element => ContractJson.Write(element),
        null => "null",
        _ => value.ToString() ?? "",
    };
}
