namespace Catalog.Model.Pictures;

/// <summary>An encoded picture (JPEG, PNG, WebP …) as it came from outside; read when the model needs it.</summary>
/// <param name="Name">What messages call it, usually its path.</param>
/// <param name="Content">The file's bytes.</param>
public sealed record Picture(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>Reads a file.</summary>
    public static async Task<Picture> FromFileAsync(string path, CancellationToken cancellationToken) =>
        new(path, await File.ReadAllBytesAsync(path, cancellationToken));
}
