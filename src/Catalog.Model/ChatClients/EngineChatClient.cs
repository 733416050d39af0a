using System.Runtime.CompilerServices;
using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Microsoft.Extensions.AI;

namespace Catalog.Model.ChatClients;

/// <summary>See <see cref="TextEngineExtensions.AsChatClient"/>.</summary>
internal sealed class EngineChatClient(ITextEngine engine) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("catalog", null, engine.Profile.Name);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var history = ChatHistory.Read([.. messages], options);
        var decoding = ChatDecoding.Of(options);
        var usage = new Usage();
        using var conversation = await engine.StartAsync(history.Opening, usage, cancellationToken);
        foreach (var (turn, answer) in history.Answered) await conversation.AppendAsync(turn, answer, cancellationToken);
        var completion = await conversation.SendAsync(history.Last, decoding, cancellationToken);
        return Response(completion, conversation.Tokens - completion.AnswerTokens, usage, history.Answered.Count);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        return serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(engine) ? engine
            : serviceType.IsInstanceOfType(metadata) ? metadata
            : null;
    }

    public void Dispose()
    {
        // The engine is its owner's.
    }

    private ChatResponse Response(Completion completion, int promptTokens, Usage usage, int number)
    {
        var start = completion.Ended ? completion.Text.IndexOf(Markers.ToolCallStart, StringComparison.Ordinal) : -1;
        var call = start < 0 ? null : ToolCall.Parse(completion.Text[start..]);
        var text = call is null ? completion.Text : completion.Text[..start].TrimEnd();
        var message = new ChatMessage(ChatRole.Assistant, text.Length == 0 && call is not null ? [] : [new TextContent(text)]);
        if (call is not null)
            message.Contents.Add(new FunctionCallContent($"call_{number}", call.Name, call.Parameters.ToDictionary(parameter => parameter.Key, object? (parameter) => parameter.Value)));
        return new ChatResponse(message)
        {
            ModelId = engine.Profile.Name,
            FinishReason = !completion.Ended ? ChatFinishReason.Length : call is null ? ChatFinishReason.Stop : ChatFinishReason.ToolCalls,
            Usage = new UsageDetails
            {
                InputTokenCount = promptTokens,
                CachedInputTokenCount = Math.Max(0, promptTokens - usage.PromptTokensComputed),
                OutputTokenCount = completion.AnswerTokens,
                TotalTokenCount = promptTokens + completion.AnswerTokens,
            },
        };
    }
}
