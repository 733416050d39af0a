namespace Catalog.Model.Onnx;

/// <summary>A model folder that can't be used; the message names the file, key or tensor and says what is supported.</summary>
public sealed class ModelFolderException : Exception
{
    /// <inheritdoc/>
    public ModelFolderException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public ModelFolderException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public ModelFolderException()
    {
    }
}
