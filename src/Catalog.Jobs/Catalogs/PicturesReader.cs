namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>pictures</c>, the catalogue's or a channel's.</summary>
internal static class PicturesReader
{
    private const int MostPixels = 100_000;

    private static readonly string[] Rules = ["minWidth", "minHeight", "maxBytes", "formats", "colorSpaces", "minFill"];

    /// <summary>What a channel's pictures must be like.</summary>
    public static PictureRules Read(JsonSection parent) => parent.Section("pictures", Rules) is { } section ? Read(section, []) : PictureRules.None;

    /// <summary>What every picture must be like, and from where pictures may be fetched.</summary>
    public static PictureRules ReadCatalog(JsonSection root) =>
        root.Section("pictures", [.. Rules, "allow"]) is { } section ? Read(section, SourcesReader.Allowed(section, "allow")) : PictureRules.None;

    private static PictureRules Read(JsonSection section, IReadOnlyList<string> allow)
    {
        var fill = section.Positive("minFill");
        if (fill > 1) section.Problem("minFill", "must be a share of the picture, above 0 and at most 1");
        return new PictureRules(
            (int?)section.Whole("minWidth", 1, MostPixels),
            (int?)section.Whole("minHeight", 1, MostPixels),
            section.Whole("maxBytes", 1, long.MaxValue),
            Chosen(section, "formats", PictureRules.KnownFormats),
            Chosen(section, "colorSpaces", PictureRules.KnownColorSpaces),
            fill)
        {
            Allow = allow,
        };
    }

    private static IReadOnlyList<string> Chosen(JsonSection section, string key, IReadOnlyList<string> known)
    {
        var chosen = section.Texts(key);
        foreach (var unknown in chosen.Where(value => !known.Contains(value))) section.Problem(key, $"\"{unknown}\" is not known; known are {string.Join(", ", known)}");
        return chosen;
    }
}
