namespace Catalog.Model.Chat;

/// <summary>A conversation that doesn't fit into the model's context or the engine's memory.</summary>
public sealed class ContextLengthException : Exception
{
    /// <inheritdoc/>
    public ContextLengthException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ContextLengthException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public ContextLengthException()
    {
    }
}
