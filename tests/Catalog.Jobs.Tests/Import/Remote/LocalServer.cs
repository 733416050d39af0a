using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Remote;

/// <summary>A real web server on an address of this machine, for tests of what fetches.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<(string Path, Dictionary<string, string> Headers)> seen = [];

    private LocalServer(WebApplication app) => this.app = app;

    /// <summary>Paths and headers of the requests that came, in order.</summary>
    public IReadOnlyList<(string Path, Dictionary<string, string> Headers)> Seen
    {
        get
        {
            lock (gate) return [.. seen];
        }
    }

    public int Port { get; private set; }

    /// <param name="address">127.0.0.0/8 is all this machine.</param>
    public static async Task<LocalServer> StartAsync(RequestDelegate answer, string address = "127.0.0.1")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(address), 0));
        builder.Logging.ClearProviders();
        var server = new LocalServer(builder.Build());
        server.app.Run(context =>
        {
            lock (server.gate) server.seen.Add((context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return answer(context);
        });
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        server.Port = new Uri(((IApplicationBuilder)server.app).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return server;
    }

    public Uri At(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
