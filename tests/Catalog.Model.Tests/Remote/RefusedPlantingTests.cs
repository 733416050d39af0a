using Catalog.Model.Chat;
using Catalog.Model.Remote;
using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Remote;

/// <summary>A server that doesn't take a prompt that ends with an opening.</summary>
public sealed class RefusedPlantingTests
{
    private const int Together = 3;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Openings_that_are_refused_at_once_are_all_planted_plainly()
    {
        var settings = new ServerSettings { Model = OracleFolder.Model, Answers = AnswerKind.Canned, Behaviour = new Behaviour { NoContinue = true } };
        await using var server = await SimulatedServer.StartAsync(settings, cancellationToken: Cancelled);
        var options = new RemoteOptions { Addresses = [server.Address.AbsoluteUri] };
        await using var engine = await RemoteTextEngine.ConnectAsync(options, new Meeting(), TimeProvider.System, () => 0.5, Cancelled);
        var openings = await Task.WhenAll(Enumerable.Range(0, Together).Select(i => engine.StartAsync(new Opening("", $"product {i}\n"), new Usage(), Cancelled)));
        Assert.All(openings, opening => Assert.True(opening.Tokens > 0));
        Assert.Equal(Together, server.Stats.ByStatus["400"]);
    }

    // Keeps exact openings until all have come, so that all are refused and not only the first.
    private sealed class Meeting() : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int waiting;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            if (body.Contains("continue_final_message", StringComparison.Ordinal))
            {
                if (Interlocked.Increment(ref waiting) == Together) all.SetResult();
                await all.Task.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
