namespace Catalog.Model.Remote;

/// <summary>The servers of one model.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly RemoteOptions options;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private ServedModel? served;

    public Cluster(RemoteOptions options, HttpMessageHandler handler, TimeProvider time, Func<double> random)
    {
        (this.options, this.time) = (options, time);
        Replicas = [.. options.Addresses.Select(ServerAddress.Parse).Distinct().Select(address =>
            new Replica(address, new ChatServer(address, options.Key, handler), this, options, time, random))];
    }

    public IReadOnlyList<Replica> Replicas { get; }

    /// <summary>What is served; null before the first server was examined.</summary>
    public ServedModel? Served
    {
        get
        {
            lock (gate) return served;
        }
    }

    /// <summary>What is wrong with a server that serves this model; null: nothing. The first decides what the others must serve.</summary>
    public string? Compare(ServedModel model)
    {
        lock (gate)
        {
            served ??= model;
            return served == model
                ? null
                : $"it serves {Describe(model)}, but {Describe(served)} is used. All servers must serve the same model; start this program again if it was changed.";
        }
    }

    /// <summary>Waits until a server works.</summary>
    /// <exception cref="RemoteServerException">None does within the patience, or they refuse.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        foreach (var replica in Replicas) replica.Breaker.Start();
        using var patience = new CancellationTokenSource(options.ConnectPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Task.WhenAll(Replicas.Select(replica => replica.Breaker.Examined)).WaitAsync(either.Token);
            if (Replicas.All(replica => replica.Breaker.Problem is { Refused: true })) throw Problem(RemoteFault.Configuration);
            if (!Replicas.Any(replica => replica.Breaker.IsClosed)) await Task.WhenAny(Replicas.Select(replica => replica.Breaker.Closed)).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            if (!Replicas.Any(replica => replica.Breaker.IsClosed)) throw Problem(RemoteFault.Unavailable);
        }
    }

    /// <summary>The server that has least to do for what it bears, waiting for one to work; where none does within the patience, an exception.</summary>
    /// <exception cref="RemoteServerException">No server works for longer than the patience.</exception>
    public async Task<Replica> ChooseAsync(CancellationToken cancellationToken)
    {
        if (Free() is { } now) return now;
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            if (Free() is { } free) return free;
            try
            {
                await Task.WhenAny(Replicas.Select(replica => replica.Breaker.Closed)).WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw Problem(Replicas.All(replica => replica.Breaker.Problem is { Refused: true }) ? RemoteFault.Configuration : RemoteFault.Unavailable);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas) await replica.DisposeAsync();
    }

    private Replica? Free() => Replicas.Where(replica => replica.Breaker.IsClosed).MinBy(replica => replica.Load);

    private static string Describe(ServedModel model) => $"{model.Id} ({model.ContextLength?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} tokens)";

    private RemoteServerException Problem(RemoteFault fault) => new(
        fault, string.Join(" ", Replicas.Select(replica => $"{replica.Address}: {replica.Breaker.Problem?.Problem ?? "no answer yet"}")));
}
