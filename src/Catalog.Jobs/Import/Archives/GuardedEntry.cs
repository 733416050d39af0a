using System.IO.Compression;
using System.IO.Hashing;

namespace Catalog.Jobs.Import.Archives;

/// <summary>An entry while it is unpacked: counted, and compared with its checksum, which .NET doesn't do.</summary>
internal sealed class GuardedEntry(GuardedZip zip, ZipArchiveEntry entry, Stream inner) : Stream
{
    private readonly Crc32 checksum = new();
    private long bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => bytes; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = inner.Read(buffer);
            Seen(buffer[..read], buffer.Length);
            return read;
        }
        catch (Exception exception) when (GuardedZip.IsDamage(exception))
        {
            throw zip.Damaged(entry, exception);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Seen(buffer.Span[..read], buffer.Length);
            return read;
        }
        catch (Exception exception) when (GuardedZip.IsDamage(exception))
        {
            throw zip.Damaged(entry, exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Seen(ReadOnlySpan<byte> read, int asked)
    {
        bytes += read.Length;
        checksum.Append(read);
        zip.Count(entry, bytes, read.Length);
        if (read.Length == 0 && asked > 0 && (checksum.GetCurrentHashAsUInt32() != entry.Crc32 || bytes != entry.Length))
            throw new InvalidDataException("its checksum differs");
    }
}
