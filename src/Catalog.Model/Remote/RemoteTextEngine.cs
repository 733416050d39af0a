using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Model.Remote;

/// <summary>
/// A model at one or several OpenAI-compatible servers (vLLM, SGLang): the same conversations, pictures, tools and formats as in process. See docs/remote.md.
/// </summary>
public sealed class RemoteTextEngine : ITextEngine
{
    private readonly HttpMessageHandler handler;
    private readonly Cluster cluster;
    private readonly RetryLayer retries;
    private readonly TimeProvider time;

    private RemoteTextEngine(RemoteOptions options, HttpMessageHandler handler, TimeProvider time, Func<double> random)
    {
        (this.handler, this.time) = (handler, time);
        cluster = new Cluster(options, handler, time, random);
        retries = new RetryLayer(options, time, random);
    }

    /// <inheritdoc/>
    public ModelProfile Profile { get; private set; } = null!;

    /// <summary>Each server at the moment.</summary>
    public IReadOnlyList<ReplicaStatus> Replicas => [.. cluster.Replicas.Select(replica => replica.Status)];

    /// <summary>Connects, and looks whether the servers keep to schemas and don't think when told not to. Servers that are down may come later.</summary>
    /// <param name="options">Which servers.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ValidationException">An option is out of its range; the message names it.</exception>
    /// <exception cref="RemoteServerException">No server works, or they work in a way that can't be used; the message says what to do.</exception>
    public static Task<RemoteTextEngine> ConnectAsync(RemoteOptions options, CancellationToken cancellationToken) =>
        ConnectAsync(options, NewHandler(), TimeProvider.System, Random.Shared.NextDouble, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="RemoteServerException">No server computes it.</exception>
    public async Task<IConversation> StartAsync(Opening opening, Usage usage, CancellationToken cancellationToken)
    {
        if (opening.Pictures.Count > 0 && !Profile.ReadsPictures) throw new PictureException($"{opening.Pictures[0].Name}: the model {Profile.Name} is text only");
        usage.AddCall();
        var pictures = await Task.WhenAll(opening.Pictures.Select(picture => Task.Run(() => PictureContent.Of(picture), cancellationToken)));
        var planting = new Planting(opening, [.. pictures], cluster, retries, usage);
        await planting.PinAsync(cancellationToken);
        foreach (var _ in pictures) usage.AddPicture();
        return new RemoteConversation(planting, retries, time, [], planting.Tokens);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        handler.Dispose();
    }

    internal static async Task<RemoteTextEngine> ConnectAsync(
        RemoteOptions options, HttpMessageHandler handler, TimeProvider time, Func<double> random, CancellationToken cancellationToken)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var engine = new RemoteTextEngine(options, handler, time, random);
        try
        {
            await engine.cluster.ConnectAsync(cancellationToken);
            engine.Profile = await engine.ReadProfileAsync(options, cancellationToken);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private static SocketsHttpHandler NewHandler() => new()
    {
        // A redirect would take requests to a server that nobody named.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    private async Task<ModelProfile> ReadProfileAsync(RemoteOptions options, CancellationToken cancellationToken)
    {
        var served = cluster.Served!;
        var replica = await cluster.ChooseAsync(cancellationToken);
        var readsPictures = await replica.ReadsPicturesAsync(served.Id, cancellationToken)
            ?? throw new RemoteServerException(RemoteFault.Unavailable, $"{replica.Address}: it didn't answer a small request with a picture; try again.");
        try
        {
            return served.Profile(options.ContextLength ?? served.ContextLength!.Value, readsPictures);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RemoteServerException(RemoteFault.Configuration, $"{replica.Address}: catalog_model of GET /models: {e.Message}", e);
        }
    }
}
