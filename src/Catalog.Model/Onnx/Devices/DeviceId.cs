namespace Catalog.Model.Onnx.Devices;

/// <summary>What computes: the processor, or one CUDA device.</summary>
/// <param name="Index">Of CUDA's devices; 0 for the processor.</param>
internal readonly record struct DeviceId(DeviceKind Kind, int Index)
{
    public static DeviceId Cpu => new(DeviceKind.Cpu, 0);

    public bool IsCpu => Kind == DeviceKind.Cpu;

    public override string ToString() => IsCpu ? "cpu" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cuda:{Index}");
}

/// <summary>Kinds of devices, one an execution provider of ONNX Runtime.</summary>
internal enum DeviceKind
{
    /// <summary>The processor; every build has it.</summary>
    Cpu,

    /// <summary>An NVIDIA device; the GPU build has it.</summary>
    Cuda,
}
