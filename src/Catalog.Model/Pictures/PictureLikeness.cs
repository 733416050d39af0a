namespace Catalog.Model.Pictures;

/// <summary>What a picture looks like. Two files of one picture, scaled or compressed anew, have nearly the same.</summary>
/// <param name="Hash">Which of the 64 lowest frequencies of the lightness are there (after pHash: Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions").</param>
/// <param name="Colors">Mean red, green and blue of 4 × 4 tiles, row by row, 48 bytes: the hash sees no colour.</param>
public sealed record PictureLikeness(ulong Hash, IReadOnlyList<byte> Colors)
{
    /// <summary>Bits of <see cref="Hash"/> that may differ.</summary>
    public const int MaxBits = 3;

    /// <summary>Steps of 255 that a tile's colour may differ.</summary>
    public const int MaxStep = 6;

    /// <summary>True where both are one picture.</summary>
    public bool IsLike(PictureLikeness other) =>
        System.Numerics.BitOperations.PopCount(Hash ^ other.Hash) <= MaxBits
        && Colors.Count == other.Colors.Count && Colors.Zip(other.Colors).All(pair => Math.Abs(pair.First - pair.Second) <= MaxStep);
}
