using System.Buffers;
using System.IO.Compression;

namespace Catalog.Jobs.Import.Remote;

/// <summary>The body of an answer on its way into a file: decompressed here, so that what comes in and what comes out can be held against each other.</summary>
internal sealed class RemoteBody(string name, RemoteLimits limits, HttpContent content)
{
    // Tables of text shrink to a fifth, rarely to a fiftieth; a bomb to a thousandth.
    private const int MostExpansion = 200;
    private const long AlwaysFine = 16L << 20;

    /// <summary>Bytes in the file.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes the file.</summary>
    /// <returns>Why not; null: it is complete.</returns>
    public async Task<string?> SaveAsync(string file, CancellationToken ct)
    {
        if (content.Headers.ContentLength > limits.Bytes) return TooBig();
        await using var received = new CountedStream(await content.ReadAsStreamAsync(ct));
        if (Decompressed(received) is not { } plain) return $"{name} is sent in an encoding that nobody asked for ({string.Join(", ", content.Headers.ContentEncoding)}).";
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await using (plain)
        {
            return await CopyAsync(plain, target, received, ct);
        }
    }

    private async Task<string?> CopyAsync(Stream plain, FileStream target, CountedStream received, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            while (await plain.ReadAsync(buffer, ct) is > 0 and var read)
            {
                Bytes += read;
                if (Bytes > limits.Bytes) return TooBig();
                if (Bytes > AlwaysFine && Bytes / MostExpansion > received.Bytes) return $"{name} is packed so tightly that it looks like a decompression bomb.";
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Stream? Decompressed(Stream received) => string.Join(",", content.Headers.ContentEncoding).ToUpperInvariant() switch
    {
        "" or "IDENTITY" => received,
        "GZIP" or "X-GZIP" when limits.Compressed => new GZipStream(received, CompressionMode.Decompress),
        "DEFLATE" when limits.Compressed => new ZLibStream(received, CompressionMode.Decompress),
        "BR" when limits.Compressed => new BrotliStream(received, CompressionMode.Decompress),
        _ => null,
    };

    private string TooBig() => $"{name} is bigger than {limits.Bytes >> 20} MiB.";

    private sealed class CountedStream(Stream inner) : Stream
    {
        public long Bytes { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Bytes += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
