namespace Catalog.Jobs.Commands;

/// <summary>A command can't do its work; the message says what is wrong and what to do, and is all that is printed.</summary>
public sealed class CommandException : Exception
{
    /// <inheritdoc/>
    public CommandException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public CommandException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public CommandException()
    {
    }
}
