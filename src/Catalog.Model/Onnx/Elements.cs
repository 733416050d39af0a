using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>Element types of tensors that carry numbers, and their conversion from and to float.</summary>
internal static class Elements
{
    public static int Size(TensorElementType type, string tensor) => type switch
    {
        TensorElementType.Float => 4,
        TensorElementType.Float16 or TensorElementType.BFloat16 => 2,
        _ => throw new ModelFolderException($"tensor {tensor} is {type}; supported are Float, Float16 and BFloat16"),
    };

    public static void ToSingle(TensorElementType type, ReadOnlySpan<byte> source, Span<float> target)
    {
        switch (type)
        {
            case TensorElementType.Float:
                MemoryMarshal.Cast<byte, float>(source).CopyTo(target);
                break;
            case TensorElementType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), target);
                break;
            default:
                var halves = MemoryMarshal.Cast<byte, ushort>(source);
                for (var i = 0; i < halves.Length; i++) target[i] = BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
                break;
        }
    }

    public static void FromSingle(TensorElementType type, ReadOnlySpan<float> source, Span<byte> target)
    {
        switch (type)
        {
            case TensorElementType.Float:
                source.CopyTo(MemoryMarshal.Cast<byte, float>(target));
                break;
            case TensorElementType.Float16:
                TensorPrimitives.ConvertToHalf(source, MemoryMarshal.Cast<byte, Half>(target));
                break;
            default:
                var halves = MemoryMarshal.Cast<byte, ushort>(target);
                for (var i = 0; i < source.Length; i++) halves[i] = ((BFloat16)source[i]).value;
                break;
        }
    }

    /// <summary>Copies between tensors of the same or of another floating-point type.</summary>
    public static void Convert(TensorElementType from, ReadOnlySpan<byte> source, TensorElementType to, Span<byte> target)
    {
        if (from == to)
        {
            source.CopyTo(target);
            return;
        }

        var singles = new float[target.Length / Size(to, "target")];
        ToSingle(from, source, singles);
        FromSingle(to, singles, target);
    }

    /// <summary>A tensor of ONNX Runtime's own allocation; its content is undefined.</summary>
    public static OrtValue Allocate(TensorElementType type, params long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);

    public static Span<byte> Bytes(OrtValue value) => value.GetTensorMutableRawData();
}
