namespace Catalog.Jobs.Catalogs;

/// <summary>Something that the nightly run imports. Names are unique in a catalogue.</summary>
/// <param name="Name">What reports call it.</param>
public abstract record CatalogSource(string Name)
{
    /// <summary>True where it always holds every product: one that is missing is retired.</summary>
    public bool Full { get; init; }

    /// <summary>Addresses, networks and hosts that may be reached although they aren't public: by the source itself and for the pictures that it names.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>The saved mapping that it is read with; null: its columns have the catalogue's names. Whether there is one of that name is seen when it is pulled.</summary>
    public string? Mapping { get; init; }

    /// <summary>What it is, for people: <c>file</c>, <c>http</c> or <c>sql</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>A file. The path is absolute here; in catalog.json it may be relative to that.</summary>
public sealed record SourceFile(string Name, string File) : CatalogSource(Name)
{
    /// <inheritdoc/>
    public override string Kind => "file";
}

/// <summary>A feed.</summary>
/// <param name="Bearer">The environment variable with the bearer token; null: none is sent.</param>
public sealed record HttpSource(string Name, Uri Address, FeedFormat Format, string? Bearer) : CatalogSource(Name)
{
    /// <inheritdoc/>
    public override string Kind => "http";
}

/// <summary>A query on PostgreSQL.</summary>
/// <param name="Query">One statement that reads; its columns' names are those of the table.</param>
/// <param name="Connection">The environment variable with the connection string, in Npgsql's format.</param>
/// <param name="TimeoutSeconds">How long it may take, its reading included.</param>
public sealed record SqlSource(string Name, string Query, string Connection, int TimeoutSeconds) : CatalogSource(Name)
{
    /// <inheritdoc/>
    public override string Kind => "sql";
}

/// <summary>What a feed is written in.</summary>
public enum FeedFormat
{
    /// <summary>CSV; the delimiter is found out.</summary>
    Csv,

    /// <summary>Cells parted by tabs.</summary>
    Tsv,

    /// <summary>One JSON object a line; see docs/importing.md for how it becomes a row.</summary>
    JsonLines,
}
