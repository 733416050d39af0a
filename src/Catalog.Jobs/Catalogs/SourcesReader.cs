using System.Text.RegularExpressions;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Remote;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>sources</c>.</summary>
internal static partial class SourcesReader
{
    private static readonly string[] Kinds = ["file", "http", "sql"];

    private static readonly Dictionary<string, string[]> Own = new()
    {
        ["file"] = [],
        ["http"] = ["format", "bearer"],
        ["sql"] = ["connection", "timeout"],
    };

    /// <summary>What the nightly run imports first; paths are absolute. Whether it is there is seen when it is imported.</summary>
    /// <param name="folder">The folder of catalog.json.</param>
    public static IReadOnlyList<CatalogSource> Read(JsonSection root, string folder)
    {
        var sources = new List<CatalogSource>();
        var items = root.Items("sources");
        foreach (var item in items)
        {
            var section = item.Section("name", "file", "http", "sql", "format", "bearer", "allow", "connection", "timeout", "full", "mapping");
            var name = section.RequiredText("name");
            if (name.Length > 0 && sources.Any(source => source.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
            var full = section.Flag("full");
            if (full && items.Count > 1)
                section.Problem("full", "a source can be the whole catalogue only where it is the only one: products of the others would be retired");
            if (Kind(section) is { } kind) sources.Add(Read(section, kind, name, folder) with { Full = full, Allow = Allowed(section, "allow"), Mapping = Mapping(section) });
        }

        return sources;
    }

    /// <summary>The name of an environment variable: what it holds stands in no file.</summary>
    public static string? Variable(JsonSection section, string key, bool needed)
    {
        var name = needed ? section.RequiredText(key) : section.Text(key);
        if (name is { Length: > 0 } && !VariablePattern().IsMatch(name))
            section.Problem(key, "must be the name of an environment variable (A-Z, 0-9 and _) that holds it; secrets don't belong into catalog.json");
        return name;
    }

    private static string? Kind(JsonSection section)
    {
        if (section.IsBroken) return null;
        var given = Kinds.Where(section.Has).ToList();
        if (given is not [var kind])
        {
            section.Problem("file", given.Count == 0 ? "is missing; a source has one of file, http and sql" : $"stands beside {given[^1]}; a source has one of file, http and sql");
            return null;
        }

        foreach (var (other, keys) in Own.Where(pair => pair.Key != kind))
            foreach (var key in keys.Where(section.Has)) section.Problem(key, $"belongs to a source with {other}, not to one with {kind}");
        return kind;
    }

    private static CatalogSource Read(JsonSection section, string kind, string name, string folder) => kind switch
    {
        "http" => Http(section, name),
        "sql" => new SqlSource(name, section.RequiredText("sql"), Variable(section, "connection", needed: true)!, (int)(section.Whole("timeout", 1, 86_400) ?? 600)),
        _ => new SourceFile(name, Path.GetFullPath(Path.Combine(folder, section.RequiredText("file")))),
    };

    private static HttpSource Http(JsonSection section, string name)
    {
        var address = section.RequiredText("http");
        var problem = address.Length == 0 ? null : RemoteRequest.Problem(address);
        if (problem is not null) section.Problem("http", problem);
        if (section.Has("bearer") && !section.Has("allow") && address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            section.Problem("bearer", "would be sent so that everybody on the way can read it: use https, or name the host of your own network under allow");

        if (!section.Has("format")) section.Problem("format", "is missing");
        var format = section.Choice("format", ("csv", FeedFormat.Csv), ("tsv", FeedFormat.Tsv), ("jsonl", FeedFormat.JsonLines));
        return new(
            name, new Uri(address.Length == 0 || problem is not null ? "http://invalid.invalid/" : address), format ?? FeedFormat.Csv,
            Variable(section, "bearer", needed: false));
    }

    private static string? Mapping(JsonSection section)
    {
        if (!section.Has("mapping")) return null;
        var name = section.Text("mapping")?.Trim();
        if (name is not null && MappingStore.Problem(name) is { } problem) section.Problem("mapping", problem);
        return name;
    }

    /// <summary>Entries of an <see cref="AllowList"/>.</summary>
    public static IReadOnlyList<string> Allowed(JsonSection section, string key)
    {
        var entries = section.Texts(key);
        foreach (var entry in entries)
            if (AllowList.Problem(entry) is { } wrong) section.Problem(key, wrong);
        return [.. entries.Where(entry => AllowList.Problem(entry) is null)];
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariablePattern();
}
