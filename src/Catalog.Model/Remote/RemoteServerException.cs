namespace Catalog.Model.Remote;

/// <summary>A server that can't be used or didn't do its work; the message names it and says what to do. It never holds the key.</summary>
public sealed class RemoteServerException : Exception
{
    /// <summary>Says what went wrong.</summary>
    public RemoteServerException(RemoteFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <inheritdoc/>
    public RemoteServerException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public RemoteServerException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public RemoteServerException()
    {
    }

    /// <summary>Whose fault it is.</summary>
    public RemoteFault Fault { get; }

    /// <summary>True where no other request can succeed either: work should stop and go on later.</summary>
    public bool ConcernsAll => Fault is RemoteFault.Unavailable or RemoteFault.Configuration;
}

/// <summary>What went wrong with a server.</summary>
public enum RemoteFault
{
    /// <summary>No server works, or all stay busy, for longer than the patience.</summary>
    Unavailable,

    /// <summary>The server was started in a way that can't be used, it refuses the key, or it lacks the model.</summary>
    Configuration,

    /// <summary>The request was refused.</summary>
    Request,

    /// <summary>The answer can't be used, twice.</summary>
    Answer,
}
