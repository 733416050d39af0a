using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Catalog.Jobs.Products;

/// <summary>Tells whether a product changed: XxHash128 over what the model gets to see of it.</summary>
internal static class ProductHash
{
    /// <summary>The hash of facts, pictures' contents, and documents' names and contents, hex.</summary>
    public static string Of(IReadOnlyList<Fact> facts, IReadOnlyList<MediaFile> pictures, IReadOnlyList<MediaFile> documents)
    {
        var hash = new XxHash128();
        Append(hash, facts.Count);
        foreach (var fact in facts)
        {
            Append(hash, fact.Key);
            Append(hash, fact.Values.Count);
            foreach (var value in fact.Values) Append(hash, value);
        }

        Append(hash, pictures.Count);
        foreach (var picture in pictures) Append(hash, picture.Hash);
        foreach (var document in documents)
        {
            // The model is told a document's name, but not a picture's.
            Append(hash, Path.GetFileName(document.Path));
            Append(hash, document.Hash);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    // Each part with its length before it: without that, "ab" and "c" would be like "a" and "bc".
    private static void Append(XxHash128 hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.Append(bytes);
    }

    private static void Append(XxHash128 hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.Append(bytes);
    }
}
