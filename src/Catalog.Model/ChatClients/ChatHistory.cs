using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;
using Catalog.Model.Remote;
using Microsoft.Extensions.AI;

namespace Catalog.Model.ChatClients;

/// <summary>Messages as a conversation: an opening, turns that were answered, and the one that is to be answered now.</summary>
internal sealed record ChatHistory(Opening Opening, IReadOnlyList<(Turn Turn, string Answer)> Answered, Turn Last)
{
    /// <exception cref="NotSupportedException">The messages stand in an order, or hold something, that the chat format doesn't have.</exception>
    public static ChatHistory Read(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var systems = messages.TakeWhile(message => message.Role == ChatRole.System).Select(Text);
        if (options?.Instructions is { Length: > 0 } instructions) systems = systems.Prepend(instructions);
        var rest = messages.SkipWhile(message => message.Role == ChatRole.System).ToList();
        if (rest.Count == 0 || rest[0].Role != ChatRole.User) throw new NotSupportedException("A user's message is expected after the system's.");
        var opening = new Opening(string.Join("\n\n", systems), "", Pictures(rest[0]), ChatTools.Of(options));
        var answered = new List<(Turn, string)>();
        for (var i = 0; i + 1 < rest.Count; i += 2)
        {
            if (rest[i + 1].Role != ChatRole.Assistant) throw new NotSupportedException($"Message {i + 2} is of the role {rest[i + 1].Role}; an assistant's is expected there.");
            answered.Add((TurnOf(rest[i], i == 0), Answer(rest[i + 1])));
        }

        return rest.Count % 2 == 1
            ? new(opening, answered, TurnOf(rest[^1], rest.Count == 1))
            : throw new NotSupportedException("The last message is the assistant's; there is nothing to answer.");
    }

    private static Turn TurnOf(ChatMessage message, bool first)
    {
        if (message.Role == ChatRole.User)
        {
            if (!first && message.Contents.Any(content => content is DataContent or UriContent)) throw new NotSupportedException("Pictures are supported in the first user message only.");
            return new Turn.User(Text(message));
        }

        return message.Role == ChatRole.Tool && message.Contents is [FunctionResultContent result]
            ? new Turn.ToolResponse(result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions))
            : throw new NotSupportedException($"A message of the role {message.Role} with {message.Contents.Count} contents: a user's, or a tool's with one result, is expected.");
    }

    private static string Answer(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 1) throw new NotSupportedException("Several calls in one answer are not supported.");
        if (calls.Count == 0) return Text(message);
        var call = ToolCallText.Write(new ServerCall(calls[0].CallId, calls[0].Name, ToolCallText.Arguments(calls[0])), null);
        return Text(message) is { Length: > 0 } text ? $"{text}\n\n{call}" : call;
    }

    private static string Text(ChatMessage message)
    {
        foreach (var content in message.Contents)
        {
            // Thoughts of earlier answers aren't part of the chat format.
            if (content is not (TextContent or FunctionCallContent or DataContent or TextReasoningContent)) throw new NotSupportedException($"{content.GetType().Name} in a message of the role {message.Role} is not supported.");
        }

        return message.Text;
    }

    private static List<Picture> Pictures(ChatMessage message) =>
        [.. message.Contents.OfType<DataContent>().Select((content, index) => content.HasTopLevelMediaType("image")
            ? new Picture(content.Name ?? $"picture {index + 1}", content.Data)
            : throw new NotSupportedException($"{content.MediaType} is not supported; pictures are."))];
}
