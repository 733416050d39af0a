using System.Collections.Immutable;
using Catalog.Model.Chat;
using Microsoft.Extensions.AI;

namespace Catalog.Model.Remote;

/// <summary>A conversation at a server: an unchangeable list of messages, which forks share. It moves on when a whole answer came, and not before.</summary>
/// <param name="history">All messages so far; empty before the first answer.</param>
/// <param name="tokens">Of the prompt and the answer so far.</param>
internal sealed class RemoteConversation(Planting planting, RetryLayer retries, TimeProvider time, ImmutableList<ChatMessage> history, int tokens) : IConversation
{
    private ImmutableList<ChatMessage> history = history;
    private int tokens = tokens;
    private int busy, disposed;

    public int Tokens => tokens;

    public async Task<Completion> SendAsync(Turn turn, Decoding decoding, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(decoding.MaxTokens, 1);
        if (Interlocked.Exchange(ref busy, 1) == 1) throw new InvalidOperationException("a conversation takes one turn at a time; fork it for several");
        try
        {
            planting.Usage.AddCall();
            var started = time.GetTimestamp();
            var messages = Append(turn);
            var check = new AnswerCheck(decoding.Format);
            var request = new ChatRequest(messages, planting.Tools, decoding);
            var (text, server, _) = await retries.SendAsync(planting.PinAsync, request, check.Read, planting.Usage, cancellationToken);
            history = messages.Add(ToolCallText.Message(text, server.Calls is [var call, ..] ? call.Id : $"call_{messages.Count}"));
            var tail = Math.Max(0, (server.PromptTokens ?? 0) - tokens);
            tokens = (server.PromptTokens ?? 0) + server.AnswerTokens;
            return new Completion(text, [], server.Ended, tail, 0, time.GetElapsedTime(started)) { AnswerTokens = server.AnswerTokens };
        }
        finally
        {
            busy = 0;
        }
    }

    public Task AppendAsync(Turn turn, string answer, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        if (busy == 1) throw new InvalidOperationException("a conversation takes one turn at a time; fork it for several");
        // What it takes is counted with the next turn: only a server knows.
        var messages = Append(turn);
        history = messages.Add(ToolCallText.Message(answer, $"call_{messages.Count}"));
        return Task.CompletedTask;
    }

    public IConversation Fork()
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        if (busy == 1) throw new InvalidOperationException("a conversation can't be forked while it is being answered");
        return new RemoteConversation(planting, retries, time, history, tokens);
    }

    public void Dispose() => disposed = 1;

    private ImmutableList<ChatMessage> Append(Turn turn) => turn switch
    {
        Turn.User user => history.IsEmpty ? planting.Messages(user.Text) : history.Add(new ChatMessage(ChatRole.User, user.Text)),
        Turn.ToolResponse response => history.LastOrDefault()?.Contents.OfType<FunctionCallContent>().FirstOrDefault() is { } call
            ? history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, response.Text)]))
            : throw new InvalidOperationException("a tool response follows a tool call"),
        _ => throw new InvalidOperationException($"A turn of an unknown kind: {turn.GetType()}."),
    };
}
