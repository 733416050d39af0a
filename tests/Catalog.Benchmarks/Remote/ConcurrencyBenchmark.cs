using System.Collections.Concurrent;
using System.Diagnostics;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Remote;
using Catalog.Simulation;
using Catalog.Simulation.Settings;

namespace Catalog.Benchmarks.Remote;

/// <summary>
/// The remote engine, which finds by itself how much a server bears, against clients that were told: on a simulated server whose decode steps take the
/// longer the more answers run. Then the server loses half of its places in the middle of a run.
/// </summary>
internal static class ConcurrencyBenchmark
{
    private const int Capacity = 48, Queue = 16;
    private const int Products = 200, StepAt = 800;
    private static readonly int[] Points = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128];

    public static async Task RunAsync(Report report)
    {
        var work = new Work(await DemoShop.LoadAsync(40));
        report.Head("fixed, at once", "answers", "429", "answers/s");
        var (best, atOnce) = (0.0, 0);
        foreach (var point in Points)
        {
            var (_, speed) = await FixedAsync(report, work, point, Math.Clamp(point, 2, 48));
            if (speed > best) (best, atOnce) = (speed, point);
        }

        report.Head($"the same work ({Products} products)", "answers", "429", "answers/s");
        var (expected, peer) = await FixedAsync(report, work, atOnce, Products);
        await using var server = await StartAsync();
        await using var engine = await RemoteTextEngine.ConnectAsync(new RemoteOptions { Addresses = [server.Address.AbsoluteUri] }, CancellationToken.None);
        var ours = await AdaptiveAsync(report, work, server, engine, expected, _ => { });
        report.Row("adaptive / best fixed", double.NaN, double.NaN, ours / peer);
        await StepAsync(report, work, expected);
    }

    private static async Task StepAsync(Report report, Work work, IReadOnlyDictionary<(int Product, int Locale), string> expected)
    {
        report.Head($"after {StepAt} answers half of its places are gone", "answers", "429", "ratio");
        await using var server = await StartAsync();
        await using var engine = await RemoteTextEngine.ConnectAsync(new RemoteOptions { Addresses = [server.Address.AbsoluteUri] }, CancellationToken.None);
        ReplicaStatus? before = null;
        await AdaptiveAsync(report, work, server, engine, expected, answers =>
        {
            if (answers != StepAt) return;
            before = engine.Replicas[0];
            server.Change(new { capacity = Capacity / 2, queue = Queue / 2 });
        });
        var after = engine.Replicas[0];
        var (attempts, answered) = (after.Attempts - before!.Attempts + before.InFlight, after.Answered - before.Answered);
        report.Row("attempts / answers after the step", answered, after.Busy - before.Busy, (double)attempts / answered);
    }

    private static async Task<(IReadOnlyDictionary<(int Product, int Locale), string> Texts, double Speed)> FixedAsync(Report report, Work work, int atOnce, int products)
    {
        await using var server = await StartAsync();
        using var handler = new SocketsHttpHandler();
        using var connection = new ChatServer(new Uri(server.Address, "v1"), null, handler);
        using var client = new FixedClient(connection, work, atOnce);
        var started = Stopwatch.GetTimestamp();
        var texts = await client.WriteAsync(products);
        var speed = texts.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Row($"{atOnce}", texts.Count, server.Stats.Rejected429, speed);
        return (texts, speed);
    }

    private static async Task<double> AdaptiveAsync(
        Report report, Work work, SimulatedServer server, RemoteTextEngine engine, IReadOnlyDictionary<(int Product, int Locale), string> expected, Action<int> answered)
    {
        var texts = new ConcurrentDictionary<(int Product, int Locale), string>();
        var (usage, count, before) = (new Usage(), 0, server.Stats.Succeeded);
        var started = Stopwatch.GetTimestamp();
        await Work.EachAsync(Products, async product =>
        {
            using var opening = await engine.StartAsync(work.Opening(product), usage, CancellationToken.None);
            await Task.WhenAll(Enumerable.Range(0, work.Locales).Select(async locale =>
            {
                using var fork = opening.Fork();
                var answer = await fork.SendAsync(new Turn.User(work.Tail(product, locale)), new Decoding(Work.MaxTokens, work.Format), CancellationToken.None);
                if (!texts.TryAdd((product, locale), answer.Text)) throw new InvalidOperationException($"product {product}, locale {locale} was answered twice");
                answered(Interlocked.Increment(ref count));
            }));
        });
        var speed = texts.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (texts.Count != expected.Count || texts.Any(text => expected[text.Key] != text.Value))
            throw new InvalidOperationException("an answer was lost or is another request's");
        var sent = server.Stats.Succeeded - before;
        if (sent != texts.Count + Products) throw new InvalidOperationException($"the server answered {sent} requests, {texts.Count + Products} were needed");
        report.Row($"adaptive, at the end {engine.Replicas[0].Limit}", texts.Count, server.Stats.Rejected429, speed);
        return speed;
    }

    private static Task<SimulatedServer> StartAsync() => SimulatedServer.StartAsync(new ServerSettings
    {
        Answers = AnswerKind.Canned,
        Behaviour = new Behaviour { Capacity = Capacity, Queue = Queue, SimulateTime = "4,0.2,0.02", AnswerTokens = 120 },
    });
}
