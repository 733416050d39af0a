using System.Text;

namespace Catalog.Model.Onnx.States;

/// <summary>Writes protocol buffers' wire format: enough of it for a small ONNX model.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0, LengthDelimited = 2;

    private readonly List<byte> bytes = [];

    public ProtoWriter Number(int field, long value)
    {
        Raw(((ulong)field << 3) | Varint);
        Raw((ulong)value);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, Action<ProtoWriter> write)
    {
        var inner = new ProtoWriter();
        write(inner);
        return Block(field, inner.ToArray());
    }

    public byte[] ToArray() => [.. bytes];

    private ProtoWriter Block(int field, byte[] content)
    {
        Raw(((ulong)field << 3) | LengthDelimited);
        Raw((ulong)content.Length);
        bytes.AddRange(content);
        return this;
    }

    private void Raw(ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
