using System.Runtime.InteropServices;
using System.Text;

namespace Catalog.Benchmarks;

/// <summary>Writes an ONNX model of one node (onnx.proto; the numbers are its fields').</summary>
internal static class OnnxFile
{
    private const int Float = 1;

    public static byte[] MatMul(string input, string weightName, string output, int[] inputShape, int[] weightShape, ReadOnlySpan<float> weights)
    {
        var node = Join(Text(1, input), Text(1, weightName), Text(2, output), Text(4, "MatMul"));
        var tensor = Join(Dims(1, weightShape), Number(2, Float), Text(8, weightName), Bytes(9, MemoryMarshal.AsBytes(weights)));
        var graph = Join(
            Bytes(1, node), Text(2, "head"), Bytes(5, tensor), Bytes(11, Value(input, inputShape)), Bytes(12, Value(output, [inputShape[0], weightShape[1]])));
        return Join(Number(1, 8), Bytes(7, graph), Bytes(8, Number(2, 17)));
    }

    private static byte[] Value(string name, int[] shape)
    {
        var dims = Join([.. shape.Select(dim => Bytes(1, Number(1, dim)))]);
        return Join(Text(1, name), Bytes(2, Bytes(1, Join(Number(1, Float), Bytes(2, dims)))));
    }

    private static byte[] Dims(int field, int[] shape) => Join([.. shape.Select(dim => Number(field, dim))]);

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, ReadOnlySpan<byte> content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Join(params byte[][] parts)
    {
        var joined = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined, at);
            at += part.Length;
        }

        return joined;
    }

    private static List<byte> Varint(int value)
    {
        var bytes = new List<byte>();
        for (var rest = (uint)value; ; rest >>= 7)
        {
            if (rest < 128)
            {
                bytes.Add((byte)rest);
                return bytes;
            }

            bytes.Add((byte)((rest & 127) | 128));
        }
    }
}
