using System.Buffers.Binary;
using System.IO.Hashing;
using Catalog.Simulation.Prompts;

namespace Catalog.Simulation.Caching;

/// <summary>A prompt's hash at each multiple of the unit. Pictures count by their content.</summary>
internal sealed class PrefixHashes
{
    private readonly int unit;
    private readonly List<UInt128> hashes = [];

    public PrefixHashes(Prompt prompt, int unit)
    {
        this.unit = unit;
        var hash = new XxHash128();
        var pictures = new Queue<PlacedPicture>(prompt.Pictures);
        Span<byte> bytes = stackalloc byte[12];
        for (var i = 0; i < prompt.Length; i++)
        {
            while (pictures.TryPeek(out var past) && past.End <= i) pictures.Dequeue();
            BinaryPrimitives.WriteInt32LittleEndian(bytes, prompt.Ids[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[4..], pictures.TryPeek(out var picture) && picture.Start <= i ? picture.Hash : 0);
            hash.Append(bytes);
            if ((i + 1) % unit == 0) hashes.Add(hash.GetCurrentHashAsUInt128());
        }
    }

    /// <summary>The hash of the first tokens.</summary>
    /// <param name="length">A multiple of the unit, at least one unit.</param>
    public UInt128 At(int length) => hashes[(length / unit) - 1];
}
