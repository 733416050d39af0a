namespace Catalog.Jobs.Catalogs;

/// <summary>What is fixed about a channel's format.</summary>
/// <param name="Word">As catalog.json writes it.</param>
/// <param name="Fields">Field keys that it has a place for.</param>
internal sealed record ChannelKind(ChannelFormat Format, string Word, IReadOnlyList<string> Fields)
{
    /// <summary>All formats of files.</summary>
    public static IReadOnlyList<ChannelKind> All { get; } =
    [
        new(ChannelFormat.Wide, "wide", FieldRules.Known),
        new(ChannelFormat.Long, "long", FieldRules.Known),

        // Alternative texts stand in picture rows, which belong to whoever owns the pictures. Shopify's title takes 255 characters. Its admin's form counts to 70 and 320
        // in the SEO fields; no source was found that says that a file with more is refused, so these two have no limit unless catalog.json says one.
        new(ChannelFormat.ShopifyProducts, "shopify-products", ["title", "description", "bullets", "seo_title", "seo_description"])
        {
            OneLocale = true,
            Required = "title",
            IsForMachines = true,
            Options = ["preset", "key", "header"],
            Limits = [new("title", 255, LengthUnit.Characters)],
        },
        new(ChannelFormat.ShopifyTranslations, "shopify-translations", ["title", "description", "bullets", "seo_title", "seo_description"])
        {
            OnlyTranslations = true,
            IsForMachines = true,
            Options = ["preset", "key", "type", "market", "localeCodes"],
            Limits = [new("title", 255, LengthUnit.Characters)],
        },
        new(ChannelFormat.Google, "google", ["title", "description"])
        {
            OneLocale = true,
            IsForMachines = true,
            Options = ["preset", "key", "edited"],

            // support.google.com/merchants/answer/6324415 (title: 1 to 150 characters) and /6324468 (description: 1 to 5,000); the structured ones the same.
            Limits = [new("title", 150, LengthUnit.Characters), new("description", 5000, LengthUnit.Characters)],
        },
        new(ChannelFormat.Akeneo, "akeneo", FieldRules.Known)
        {
            IsForMachines = true,
            Options = ["preset", "key", "keyColumn", "attributes", "scope", "incomplete"],

            // Akeneo's text attribute takes 255 characters (help.akeneo.com, PIM attribute handling), a text area 65,535 (LengthGuesser in akeneo/pim-community-dev):
            // a title is a text, all else an area.
            Limits =
            [
                new("title", 255, LengthUnit.Characters),
                .. FieldRules.Known.Where(key => key != "title").Select(key => new ChannelLimit(key, 65_535, LengthUnit.Characters)),
            ],
        },
    ];

    /// <summary>What isn't a file: its options stand in <see cref="Channel.Target"/>.</summary>
    private static readonly ChannelKind Sql = new(ChannelFormat.Sql, SqlChannelReader.Format, FieldRules.Known);

    /// <summary>The formats' words, for catalog.json.</summary>
    public static ReadOnlySpan<(string Word, ChannelFormat Format)> Words => All.Select(kind => (kind.Word, kind.Format)).ToArray();

    /// <summary>True where a file has one language.</summary>
    public bool OneLocale { get; init; }

    /// <summary>True where the source language has no place in it.</summary>
    public bool OnlyTranslations { get; init; }

    /// <summary>A field without which the other side doesn't take the file; null: none.</summary>
    public string? Required { get; init; }

    /// <summary>True where a program reads the file, so that nothing may be in a cell that isn't the text's. What catalog.json can turn round with <c>preset</c>.</summary>
    public bool IsForMachines { get; init; }

    /// <summary>The keys of <c>options</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = ["preset"];

    /// <summary>What the other side is known to take at most.</summary>
    public IReadOnlyList<ChannelLimit> Limits { get; init; } = [];

    /// <summary>A format's kind.</summary>
    public static ChannelKind Of(ChannelFormat format) => format == ChannelFormat.Sql ? Sql : All.First(kind => kind.Format == format);

    /// <summary>True where a field has a place in it.</summary>
    public bool Takes(string field) => Fields.Contains(field);
}
