using System.Buffers.Binary;

namespace Catalog.Jobs.Import;

/// <summary>Reads the rows of a binary COPY TO field by field; <see cref="CopyRows"/> has the layout.</summary>
internal sealed class CopyReader(Stream copy) : IDisposable
{
    // The signature and the flags, before the length of the header's extension.
    private const int Header = 11 + 4;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isBegun;

    /// <summary>Steps to the next row, whose fields are then all to be read; false: there is none.</summary>
    public bool NextRow()
    {
        if (!isBegun)
        {
            Take(Header);
            Take(BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int))));
            isBegun = true;
        }

        return BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))) >= 0;
    }

    /// <summary>Reads a field.</summary>
    /// <param name="value">Its bytes, valid until the next is read.</param>
    /// <returns>False where it is null.</returns>
    public bool TryRead(out ReadOnlySpan<byte> value)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        value = length < 0 ? default : Take(length);
        return length >= 0;
    }

    public void Dispose() => copy.Dispose();

    private ReadOnlySpan<byte> Take(int count)
    {
        if (end - start < count) Fill(count);
        start += count;
        return buffer.AsSpan(start - count, count);
    }

    private void Fill(int count)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (buffer.Length < count) Array.Resize(ref buffer, count);
        while (end < count)
        {
            var read = copy.Read(buffer.AsSpan(end));
            if (read == 0) throw new EndOfStreamException("A COPY ended in the middle of a row.");
            end += read;
        }
    }
}
