using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Catalog.Model.Onnx;
using Catalog.Simulation.Http;
using Catalog.Simulation.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Catalog.Simulation;

/// <summary>A server that behaves like vLLM or SGLang with a hybrid Qwen 3.5 (see README.md), listening on 127.0.0.1.</summary>
public sealed class SimulatedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Http.Simulation simulation;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task<LoadedModel> loading;

    private SimulatedServer(WebApplication app, Http.Simulation simulation, ServerSettings settings, OnnxTextEngine? shared)
    {
        (this.app, this.simulation) = (app, simulation);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        loading = LoadAsync(settings, shared);
    }

    /// <summary>Where it listens, with the port that it really has; the API lies below /v1.</summary>
    public Uri Address { get; }

    /// <summary>Ends when the model is loaded. Before, everything is answered with 503.</summary>
    public Task Loaded => loading;

    /// <summary>What it did so far, as GET /sim/stats says.</summary>
    public StatisticsView Stats => simulation.Stats();

    /// <summary>Starts a server and waits for its model.</summary>
    /// <param name="time">Of simulated steps, bursts and the delayed start; null: the system's.</param>
    /// <param name="shared">An engine of the settings' model that is loaded already; it stays the caller's. Null: it is loaded, and disposed of with the server.</param>
    /// <exception cref="ValidationException">A setting is out of its range.</exception>
    /// <exception cref="ModelFolderException">The model can't be loaded.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedServer> StartAsync(
        ServerSettings settings, TimeProvider? time = null, OnnxTextEngine? shared = null, CancellationToken cancellationToken = default)
    {
        var server = await ListenAsync(settings, time, shared, cancellationToken);
        try
        {
            await server.Loaded.WaitAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server, which answers 503 until its model is loaded.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static async Task<SimulatedServer> ListenAsync(
        ServerSettings settings, TimeProvider? time = null, OnnxTextEngine? shared = null, CancellationToken cancellationToken = default)
    {
        SettingsJson.Check(settings);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{settings.Port}");
        // Pictures come as text in the body.
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, 256 << 20));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        var simulation = new Http.Simulation(settings, time ?? TimeProvider.System);
        Endpoints.Map(app, simulation);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new SimulatedServer(app, simulation, settings, shared);
    }

    /// <summary>Changes how it behaves, as POST /sim/settings does: keys of <see cref="Behaviour"/> in camelCase.</summary>
    /// <exception cref="ValidationException">A key is unknown, or a value out of its range.</exception>
    public Behaviour Change(object changes) => simulation.Change(JsonSerializer.SerializeToNode(changes, SettingsJson.Options)!.AsObject());

    /// <summary>Comes back when the process is told to end (Ctrl+C, SIGTERM).</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Cuts what is running off and stops, like a server that is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await ((Task)loading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (loading.IsCompletedSuccessfully) await (await loading).DisposeAsync();
        stopping.Dispose();
    }

    private async Task<LoadedModel> LoadAsync(ServerSettings settings, OnnxTextEngine? shared)
    {
        var model = await LoadedModel.LoadAsync(settings, () => simulation.Behaviour, shared, stopping.Token);
        simulation.SetModel(model);
        return model;
    }
}
