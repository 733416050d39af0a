using Catalog.Model.Remote;

namespace Catalog.Model.Tests.Remote;

/// <summary>
/// A server in virtual time: a step takes a + b × running ms and gives each running answer a token; what exceeds its places waits in a queue, what
/// exceeds the queue is refused. A client always has more to send.
/// </summary>
internal sealed class ServerSimulation(int places, int queue, double stepMs = 10, double rowMs = 0.1)
{
    private const double RetryAfterMs = 1000;

    private readonly LinkedList<Request> running = [];
    private readonly Queue<Request> waiting = new();
    private readonly Random random = new(7);
    private double now, pausedUntil;

    public int Places { get; set; } = places;

    public int Queue { get; set; } = queue;

    public int Answered { get; private set; }

    public int Refused { get; private set; }

    public double Seconds => now / 1000;

    /// <summary>Sends until so many more are answered.</summary>
    /// <param name="limit">Decides how many are under way; null: always <paramref name="fixedLimit"/>.</param>
    /// <returns>Answer tokens a second.</returns>
    public double Run(int answers, AdaptiveLimit? limit, int fixedLimit = 0)
    {
        var (until, began, tokens) = (Answered + answers, now, 0L);
        while (Answered < until)
        {
            while (now >= pausedUntil && running.Count + waiting.Count < (limit?.Value ?? fixedLimit)) Send(limit);
            if (running.Count == 0)
            {
                now = pausedUntil;
                continue;
            }

            now += stepMs + (rowMs * running.Count);
            for (var node = running.First; node is not null;)
            {
                var (request, next) = (node.Value, node.Next);
                if (++request.Done == request.Tokens)
                {
                    running.Remove(node);
                    Answered++;
                    tokens += request.Tokens;
                    var full = running.Count + waiting.Count + 1 >= (limit?.Value ?? fixedLimit);
                    limit?.Answered(TimeSpan.FromMilliseconds(now - request.Sent), request.Tokens, full, request.Epoch);
                }

                node = next;
            }

            while (running.Count < Places && waiting.TryDequeue(out var queued)) running.AddLast(queued);
        }

        return tokens / ((now - began) / 1000);
    }

    private void Send(AdaptiveLimit? limit)
    {
        var request = new Request(now, random.Next(40, 160), limit?.Epoch ?? 0);
        if (running.Count < Places)
        {
            running.AddLast(request);
        }
        else if (waiting.Count < Queue)
        {
            waiting.Enqueue(request);
        }
        else
        {
            Refused++;
            pausedUntil = now + RetryAfterMs;
            limit?.Busy(running.Count + waiting.Count + 1, request.Epoch);
        }
    }

    private sealed class Request(double sent, int tokens, int epoch)
    {
        public double Sent => sent;

        public int Tokens => tokens;

        public int Epoch => epoch;

        public int Done { get; set; }
    }
}
