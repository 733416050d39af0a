namespace Catalog.Model.Tests.Remote;

/// <summary>A body whose connection breaks in the middle.</summary>
internal sealed class CutStream(byte[] start) : MemoryStream(start)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw new HttpIOException(HttpRequestError.ResponseEnded, "ended early");

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        await destination.WriteAsync(ToArray(), cancellationToken);
        throw new HttpIOException(HttpRequestError.ResponseEnded, "ended early");
    }
}
