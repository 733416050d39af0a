using Catalog.Model;
using Catalog.Model.Remote;

namespace Catalog.Jobs.Runs;

/// <summary>A model at one or several servers, connected when it is first asked for and kept until the process ends.</summary>
public sealed class ModelServer(RemoteOptions options) : IModelSource, IAsyncDisposable
{
    // More than in process: a server's batch is larger, and it takes a while to answer. Each holds its opening in the server's cache, so not any number.
    private const int ProductsPerServer = 12;
    private const int MostProducts = 256;

    private readonly SemaphoreSlim gate = new(1);
    private RemoteTextEngine? engine;

    /// <inheritdoc/>
    public int ProductsAtOnce => Math.Min(ProductsPerServer * options.Addresses.Count, MostProducts);

    /// <inheritdoc/>
    /// <exception cref="RemoteServerException">No server works, or they can't be used.</exception>
    public async ValueTask<ModelProfile> ProfileAsync(CancellationToken cancellationToken) => (await EngineAsync(cancellationToken)).Profile;

    /// <inheritdoc/>
    /// <exception cref="RemoteServerException">No server works, or they can't be used.</exception>
    public async ValueTask<ITextEngine> EngineAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return engine ??= await RemoteTextEngine.ConnectAsync(options, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (engine is not null) await engine.DisposeAsync();
        gate.Dispose();
    }
}
