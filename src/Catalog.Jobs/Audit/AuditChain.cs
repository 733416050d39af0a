using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Catalog.Jobs.Audit;

/// <summary>
/// The chain of the audit log: each link's hash is SHA-256 over the hash before it and the entry, so that no entry can be changed, left out or moved
/// without breaking every link behind it. Fields are written with their lengths: no two entries have the same bytes.
/// </summary>
public static class AuditChain
{
    private const byte Absent = 0;
    private const byte Present = 1;

    /// <summary>What stands before the first link: 32 zero bytes.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of a link, 32 bytes.</summary>
    /// <param name="before">The hash of the link before, 32 bytes.</param>
    /// <param name="seq">The link's number, 1..</param>
    public static byte[] Hash(ReadOnlySpan<byte> before, long seq, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Append(hash, seq);
        Append(hash, entry.Id);
        // PostgreSQL keeps microseconds: finer ticks don't come back from it.
        Append(hash, (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        Append(hash, entry.Actor);
        Append(hash, entry.Action);
        Append(hash, entry.Subject);
        AppendOptional(hash, entry.CopyId);
        AppendOptional(hash, entry.ProductId);
        Append(hash, entry.Detail);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void AppendOptional(IncrementalHash hash, long? value)
    {
        hash.AppendData([value is null ? Absent : Present]);
        if (value is { } present) Append(hash, present);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, (long)bytes.Length);
        hash.AppendData(bytes);
    }
}
