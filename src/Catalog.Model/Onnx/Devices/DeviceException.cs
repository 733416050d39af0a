namespace Catalog.Model.Onnx.Devices;

/// <summary>A device that was asked for can't be used; the message says why and what to install.</summary>
public sealed class DeviceException : Exception
{
    /// <inheritdoc/>
    public DeviceException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public DeviceException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public DeviceException()
    {
    }
}
