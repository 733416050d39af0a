using Microsoft.Extensions.AI;

namespace Catalog.Model.Remote;

/// <summary>Reads the SDK's responses.</summary>
internal static class Answers
{
    private const string ThinkingMarker = "<think>";

    public static ServerAnswer Read(ChatResponse response)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var thinks = contents.OfType<TextReasoningContent>().Any(content => !string.IsNullOrWhiteSpace(content.Text));
        var usage = response.Usage;
        return new ServerAnswer(
            response.Text,
            [.. contents.OfType<FunctionCallContent>().Select(call => new ServerCall(call.CallId, call.Name, ToolCallText.Arguments(call)))],
            thinks || response.Text.Contains(ThinkingMarker, StringComparison.Ordinal),
            response.FinishReason != ChatFinishReason.Length,
            (int?)usage?.InputTokenCount,
            (int)(usage?.CachedInputTokenCount ?? 0),
            (int)(usage?.OutputTokenCount ?? 0));
    }
}
