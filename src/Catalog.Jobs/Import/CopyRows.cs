using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Catalog.Jobs.Import;

/// <summary>
/// Rows of a binary COPY as they go over the wire, so that whoever sends them has nothing left to work out. A row is the number of its fields (16 bits), then of
/// each field its length in bytes (32 bits, -1: null) and its value, all big-endian: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format".
/// </summary>
internal sealed class CopyRows : IBufferWriter<byte>
{
    private const int TextOid = 25;
    private const int Smallest = 1 << 16;

    private byte[] bytes = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes they take.</summary>
    public int Length { get; private set; }

    /// <summary>The rows; valid until something is added.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, Length);

    /// <summary>Begins a row.</summary>
    public void StartRow(int fields)
    {
        BinaryPrimitives.WriteInt16BigEndian(Reserve(sizeof(short)), (short)fields);
        Length += sizeof(short);
        Count++;
    }

    /// <summary>Writes a bigint.</summary>
    public void Write(long value)
    {
        var start = BeginField();
        BinaryPrimitives.WriteInt64BigEndian(Reserve(sizeof(long)), value);
        Length += sizeof(long);
        EndField(start);
    }

    /// <summary>Writes an integer.</summary>
    public void Write(int value)
    {
        var start = BeginField();
        Append(value);
        EndField(start);
    }

    /// <summary>Writes a uuid.</summary>
    public void Write(Guid value)
    {
        var start = BeginField();
        value.TryWriteBytes(Reserve(16), bigEndian: true, out _);
        Length += 16;
        EndField(start);
    }

    /// <summary>Writes a text, which has no NUL character.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        var start = BeginField();
        Append(text);
        EndField(start);
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public void Write(string text)
    {
        var start = BeginField();
        Length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
        EndField(start);
    }

    /// <summary>Writes a text[].</summary>
    public void Write(IReadOnlyCollection<string> texts)
    {
        var start = BeginField();
        Append(texts.Count > 0 ? 1 : 0); // dimensions
        Append(0); // no nulls
        Append(TextOid);
        if (texts.Count > 0)
        {
            Append(texts.Count);
            Append(1); // where it begins to count
        }

        foreach (var text in texts) Write(text);
        EndField(start);
    }

    /// <summary>Writes null.</summary>
    public void WriteNull() => Append(-1);

    /// <summary>Begins a field whose length isn't known yet; its value is appended.</summary>
    /// <returns>What <see cref="EndField"/> wants.</returns>
    public int BeginField()
    {
        Append(0);
        return Length;
    }

    /// <summary>Begins a jsonb; its text is appended.</summary>
    /// <returns>What <see cref="EndField"/> wants.</returns>
    public int BeginJson()
    {
        var start = BeginField();
        Append([1]); // the version of its format
        return start;
    }

    /// <summary>Ends a field.</summary>
    public void EndField(int start) => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(start - sizeof(int)), Length - start);

    /// <summary>Appends to a field.</summary>
    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Reserve(Math.Max(sizeHint, 1));

    /// <summary>Takes all rows out and gives their memory back.</summary>
    public void Release()
    {
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        (bytes, Length, Count) = ([], 0, 0);
    }

    private void Append(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Reserve(sizeof(int)), value);
        Length += sizeof(int);
    }

    private Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count) Grow(count);
        return bytes.AsSpan(Length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Smallest, Math.Max(bytes.Length * 2, checked(Length + count))));
        bytes.AsSpan(0, Length).CopyTo(larger);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
