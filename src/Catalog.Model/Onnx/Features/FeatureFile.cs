using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx.Features;

/// <summary>
/// Features as a file: eight bytes that name the format, five little-endian Int32 (element type, rows, columns, merge size, bytes of data), the data,
/// and an XXH128 of all before it.
/// </summary>
internal static class FeatureFile
{
    private const int Head = 28;
    private const int Tail = 16;

    private static ReadOnlySpan<byte> Format => "catfeat1"u8;

    public static byte[] Write(PictureFeatures features)
    {
        var file = new byte[Head + features.Data.Length + Tail];
        Format.CopyTo(file);
        int[] numbers = [(int)features.Type, features.Rows, features.Columns, features.MergeSize, features.Data.Length];
        for (var i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Format.Length + (4 * i)), numbers[i]);
        features.Data.CopyTo(file, Head);
        XxHash128.Hash(file.AsSpan(..^Tail), file.AsSpan(^Tail..));
        return file;
    }

    /// <summary>Null where the bytes are not what <see cref="Write"/> made.</summary>
    public static PictureFeatures? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Head + Tail || !file.StartsWith(Format) || !XxHash128.Hash(file[..^Tail]).AsSpan().SequenceEqual(file[^Tail..])) return null;
        var numbers = new int[5];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadInt32LittleEndian(file[(Format.Length + (4 * i))..]);
        return numbers[4] != file.Length - Head - Tail
            ? null
            : new PictureFeatures((TensorElementType)numbers[0], numbers[1], numbers[2], numbers[3], file[Head..^Tail].ToArray());
    }
}
