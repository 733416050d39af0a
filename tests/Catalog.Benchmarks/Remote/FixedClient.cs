using System.Collections.Concurrent;
using System.Collections.Immutable;
using Catalog.Model.Chat;
using Catalog.Model.Remote;
using Microsoft.Extensions.AI;
using ChatRequest = Catalog.Model.Remote.ChatRequest;

namespace Catalog.Benchmarks.Remote;

/// <summary>The peer: the same requests, planted openings included, with as many at once as it is told; what is refused comes again when the server says.</summary>
internal sealed class FixedClient(ChatServer server, Work work, int atOnce) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim places = new(atOnce);
    private readonly ConcurrentDictionary<(int Product, int Locale), string> texts = new();

    public async Task<IReadOnlyDictionary<(int Product, int Locale), string>> WriteAsync(int products)
    {
        await Work.EachAsync(products, async product =>
        {
            var opening = work.Opening(product);
            await AskAsync(new ChatRequest(Messages(opening, ""), [], null));
            var decoding = new Decoding(Work.MaxTokens, work.Format);
            await Task.WhenAll(Enumerable.Range(0, work.Locales).Select(async locale =>
                texts[(product, locale)] = await AskAsync(new ChatRequest(Messages(opening, work.Tail(product, locale)), [], decoding))));
        });
        return texts;
    }

    public void Dispose() => places.Dispose();

    private static ImmutableList<ChatMessage> Messages(Opening opening, string tail) =>
        [new ChatMessage(ChatRole.System, opening.System), new ChatMessage(ChatRole.User, opening.User + tail)];

    private async Task<string> AskAsync(ChatRequest request)
    {
        await places.WaitAsync();
        try
        {
            while (true)
            {
                switch (await server.AskAsync("demo", request, CancellationToken.None))
                {
                    case Attempt.Answered answered:
                        return answered.Answer.Text;
                    case Attempt.Busy busy:
                        await Task.Delay(busy.RetryAfter ?? Pause);
                        break;
                    case var other:
                        throw new InvalidOperationException($"the server didn't answer: {other}");
                }
            }
        }
        finally
        {
            places.Release();
        }
    }
}
