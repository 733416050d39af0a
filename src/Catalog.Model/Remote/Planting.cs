using System.Collections.Immutable;
using Catalog.Model.Agents;
using Microsoft.Extensions.AI;
using Opening = Catalog.Model.Chat.Opening;

namespace Catalog.Model.Remote;

/// <summary>
/// An opening and the server that has computed it. Hybrid models' prefix caches keep only what a prompt came to the end of: so one request whose prompt
/// is the opening goes first, and everything that forks from it follows to the same server. When that server is down, or came back with an empty cache,
/// the opening is planted again, once for all forks.
/// </summary>
internal sealed class Planting(Opening opening, ImmutableArray<DataContent> pictures, Cluster cluster, RetryLayer retries, Usage usage) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Replica? replica;
    private int generation;

    public IReadOnlyList<Tool> Tools => opening.Tools;

    public Usage Usage => usage;

    /// <summary>Tokens of the opening; 0 where it can't be planted, the first turn counts them then.</summary>
    public int Tokens { get; private set; }

    // A chat template cuts a prompt at the end of a text: without one there is no place.
    private bool IsPlantable => opening.User.Length > 0;

    /// <summary>The opening's messages, its user text followed by the first turn's.</summary>
    public ImmutableList<ChatMessage> Messages(string tail)
    {
        var text = new TextContent(opening.User + tail);
        var user = pictures.IsEmpty ? new ChatMessage(ChatRole.User, [text]) : new ChatMessage(ChatRole.User, [.. pictures, text]);
        return opening.System.Length == 0 ? [user] : [new ChatMessage(ChatRole.System, opening.System), user];
    }

    /// <summary>The server that has the opening in its cache; waits while none works.</summary>
    public async Task<Replica> PinAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            while (replica is not { Breaker.IsClosed: true } || generation != replica.Breaker.Generation)
            {
                var chosen = replica is { Breaker.IsClosed: true } ? replica : await cluster.ChooseAsync(cancellationToken);
                var current = chosen.Breaker.Generation;
                if (IsPlantable)
                {
                    var moving = chosen;
                    var planted = await retries.SendAsync(
                        async token => moving = moving.Breaker.IsClosed ? moving : await cluster.ChooseAsync(token),
                        new ChatRequest(Messages(""), Tools, null), answer => (answer.Text, null), usage, cancellationToken);
                    if (planted.Replica != chosen) (chosen, current) = (planted.Replica, planted.Replica.Breaker.Generation);
                    Tokens = planted.Server.PromptTokens ?? 0;
                }

                (replica, generation) = (chosen, current);
            }

            return replica;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
