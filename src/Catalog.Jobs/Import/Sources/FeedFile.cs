using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Import.Sources;

/// <summary>A feed, fetched into the data folder; the file goes with it.</summary>
internal sealed class FeedFile : IDisposable
{
    private static readonly TimeSpan LeftBehind = TimeSpan.FromDays(1);

    private readonly HttpSource source;

    public FeedFile(HttpSource source, DataFolder folder, TimeProvider time)
    {
        this.source = source;
        Directory.CreateDirectory(folder.Sources);
        // What a killed process left.
        foreach (var old in new DirectoryInfo(folder.Sources).EnumerateFiles("*.feed.*").Where(file => time.GetUtcNow() - file.LastWriteTimeUtc > LeftBehind)) old.Delete();
        Path = System.IO.Path.Combine(folder.Sources, $"{Guid.NewGuid():N}.feed.{Extension(source.Format)}");
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>What is asked for and how it is read: another one may read the same answer to another end.</summary>
    public static string RequestOf(HttpSource source, CatalogDefinition catalog, SourceMapping? mapping) =>
        Hash.Of(source.Address.AbsoluteUri, source.Format, Jsonb.Write(catalog.Columns), mapping is null ? "" : Jsonb.Write(mapping));

    /// <summary>Fetches it.</summary>
    public async Task<RemoteResult> FetchAsync(RemoteVersion known, ResolveHost? resolve, TimeProvider time, CancellationToken ct)
    {
        var token = source.Bearer is null ? null : Environment.GetEnvironmentVariable(source.Bearer)?.Trim();
        if (source.Bearer is not null && string.IsNullOrEmpty(token)) return new RemoteResult.Failed($"The environment variable {source.Bearer}, which holds its token, is not set.", MayPass: false);
        if (token is not null && token.Any(letter => letter is <= ' ' or > '~')) return new RemoteResult.Failed($"{source.Bearer} holds characters that no token has.", MayPass: false);
        using var client = new RemoteClient(new AllowList(source.Allow), resolve);
        return await client.FetchAsync(new RemoteRequest(source.Address, RemoteLimits.Feed) { Bearer = token, Known = known }, Path, time, ct);
    }

    /// <summary>Opens it.</summary>
    public Task<ITable> OpenAsync(IReadOnlySet<string> known, IReadOnlyDictionary<string, string> lists, TableSettings settings, CancellationToken ct) => source.Format switch
    {
        FeedFormat.JsonLines => JsonLinesTable.OpenAsync(Path, source.Name, lists, ct),
        FeedFormat.Tsv => TableFile.OpenAsync(Path, source.Name, known, settings with { Delimiter = '\t' }, ct),
        _ => TableFile.OpenAsync(Path, source.Name, known, settings, ct),
    };

    public void Dispose() => File.Delete(Path);

    private static string Extension(FeedFormat format) => format switch
    {
        FeedFormat.JsonLines => "jsonl",
        FeedFormat.Tsv => "tsv",
        _ => "csv",
    };
}
