using System.Security.Cryptography;

namespace Catalog.Jobs.Export;

/// <summary>The data folder's own file of a batch, and a copy of it where somebody wants one.</summary>
internal sealed class KeptFile(string kept, string wanted, FileForm form) : IAsyncDisposable
{
    private string? copy;

    /// <summary>The file to write into.</summary>
    public CsvFile File { get; } = new(kept, form);

    /// <summary>Ends the file and puts its copy beside its place.</summary>
    /// <returns>The SHA-256 of its bytes in hex, small letters.</returns>
    public async Task<string> CloseAsync(CancellationToken ct)
    {
        await File.CloseAsync();
        if (wanted != kept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
            copy = $"{wanted}.{Guid.NewGuid():N}.part";
            System.IO.File.Copy(File.Written, copy);
        }

        await using var stream = System.IO.File.OpenRead(File.Written);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }

    /// <summary>Gives both their names.</summary>
    public void Publish()
    {
        File.Publish();
        if (copy is not null) System.IO.File.Move(copy, wanted, overwrite: true);
    }

    /// <summary>Takes away what wasn't published.</summary>
    public async ValueTask DisposeAsync()
    {
        await File.DisposeAsync();
        if (copy is not null) System.IO.File.Delete(copy);
    }
}
