namespace Catalog.Model.Pictures;

/// <summary>A picture that can't be used; the message names it and says why.</summary>
public sealed class PictureException : Exception
{
    /// <inheritdoc/>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public PictureException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public PictureException()
    {
    }
}
