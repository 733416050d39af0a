namespace Catalog.Jobs.Storage;

/// <summary>The embedded cluster can't run on this machine. The message says why and what to do about it.</summary>
public sealed class ClusterException : Exception
{
    /// <summary>With a message for a person.</summary>
    public ClusterException(string message) : base(message) { }

    /// <summary>With a message for a person and what caused it.</summary>
    public ClusterException(string message, Exception inner) : base(message, inner) { }
}
