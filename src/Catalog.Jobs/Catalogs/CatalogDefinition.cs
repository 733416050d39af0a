using Catalog.Jobs.Checks.Flags;

namespace Catalog.Jobs.Catalogs;

/// <summary>A catalogue's rules, as its catalog.json says them; see docs/catalog-json.md.</summary>
/// <param name="Name">What the shop calls it.</param>
/// <param name="SourceLocale">The locale that the facts are written in.</param>
/// <param name="Locales">The locales to write, in order of their codes' first appearance.</param>
/// <param name="Columns">What the columns of a source mean.</param>
/// <param name="Fields">The fields of a text, in the order in which the model writes them.</param>
/// <param name="Glossary">The terms: those of the file, or, once <see cref="Terminology.CurrentCatalog"/> read them, those of the database.</param>
/// <param name="Approval">What may be approved alone and what goes to a person.</param>
/// <param name="Budget">What a run may cost.</param>
/// <param name="Channels">Where approved text goes.</param>
/// <param name="Sources">What the nightly run imports first.</param>
/// <param name="Schedule">When the nightly run starts; null: only by hand.</param>
public sealed record CatalogDefinition(
    string Name,
    string SourceLocale,
    IReadOnlyList<LocaleRules> Locales,
    ColumnMapping Columns,
    IReadOnlyList<FieldRules> Fields,
    IReadOnlyList<GlossaryTerm> Glossary,
    ApprovalRules Approval,
    RunBudget Budget,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<CatalogSource> Sources,
    NightlySchedule? Schedule)
{
    /// <summary>What every picture must be like; channels may ask for more.</summary>
    public PictureRules Pictures { get; init; } = PictureRules.None;

    /// <summary>How the review queue is ordered.</summary>
    public QueueRules Review { get; init; } = QueueRules.None;

    /// <summary>Flags of checks that hold for every text.</summary>
    public CheckFlags Flags { get; init; } = CheckFlags.None;

    /// <summary>The folder whose files are imported as they come, absolute; null: <c>drop</c> in the data folder.</summary>
    public string? Drop { get; init; }

    /// <summary>What the Insight page assumes.</summary>
    public InsightRules Insight { get; init; } = InsightRules.Default;

    /// <summary>True where catalog.json names a glossary file.</summary>
    public bool HasGlossaryFile { get; init; }

    /// <summary>Style guides of locales and categories; the style of a locale in catalog.json holds where none of them does.</summary>
    public IReadOnlyList<StyleGuide> Styles { get; init; } = [];

    /// <summary>The rules of a locale; null where the catalogue doesn't have it.</summary>
    public LocaleRules? Locale(string code) => Locales.FirstOrDefault(locale => locale.Code == code);
}

/// <summary>A locale to write. <paramref name="Style"/> is one line for the prompt, or null.</summary>
public sealed record LocaleRules(string Code, string? Style);

/// <summary>What the columns of a source mean. Columns that stand nowhere here are ignored and reported once per import.</summary>
/// <param name="Key">The article number's column.</param>
/// <param name="Title">The title's column; also a fact.</param>
/// <param name="Facts">Columns that enter the prompt, in the order in which the block has them.</param>
/// <param name="Lists">Fact columns whose cells hold several values → what separates them.</param>
/// <param name="Pictures">Columns with picture paths, relative to the file.</param>
/// <param name="Documents">Columns with paths of supplier documents, relative to the file.</param>
/// <param name="Attributes">Columns that are kept and shown but are no facts (price …).</param>
/// <param name="Category">The fact column by which rules and reports group products; null: none.</param>
/// <param name="Brand">The fact column with the brand; null: none.</param>
public sealed record ColumnMapping(
    string Key,
    string Title,
    IReadOnlyList<string> Facts,
    IReadOnlyDictionary<string, string> Lists,
    IReadOnlyList<string> Pictures,
    IReadOnlyList<string> Documents,
    IReadOnlyList<string> Attributes,
    string? Category,
    string? Brand)
{
    /// <summary>Fact columns that a picture shows: products that differ in one of them can't share a picture. The category always is one.</summary>
    public IReadOnlyList<string> Visible { get; init; } = [];

    /// <summary>Fact columns that every text must state in one of its fields, where the product has them.</summary>
    public IReadOnlyList<string> MustSay { get; init; } = [];

    /// <summary>The column with a product's own flags of checks; null: none. It is kept like an attribute.</summary>
    public string? Flags { get; init; }

    /// <summary>What empty cells and bad values do.</summary>
    public CellPolicies Policies { get; init; } = CellPolicies.Default;
}

/// <summary>A field of a text.</summary>
/// <param name="Key">One of title, description, bullets, alt_text, seo_title, seo_description.</param>
/// <param name="MaxLength">In <paramref name="Unit"/>; for bullets per bullet; null: no limit.</param>
public sealed record FieldRules(string Key, int? MaxLength, LengthUnit Unit = LengthUnit.Characters)
{
    /// <summary>Flags of checks that hold for this field.</summary>
    public CheckFlags Flags { get; init; } = CheckFlags.None;

    /// <summary>True for fields that are a list of strings.</summary>
    public bool IsList => Key == "bullets";

    /// <summary>All fields that the prompt contract knows.</summary>
    public static IReadOnlyList<string> Known { get; } = ["title", "description", "bullets", "alt_text", "seo_title", "seo_description"];
}

/// <summary>What a limit counts.</summary>
public enum LengthUnit
{
    /// <summary>What a reader sees as one character (grapheme clusters).</summary>
    Characters,

    /// <summary>UTF-8 bytes.</summary>
    Bytes,

    /// <summary>Columns on a screen where letters have one width: those of East Asian width and emoji take two.</summary>
    Width,
}

/// <summary>What a run may cost; null: no bound.</summary>
public sealed record RunBudget(long? MaxTokens, double? MaxMinutes);

/// <summary>Where approved text goes.</summary>
/// <param name="Fields">Field keys that this channel takes; all of them belong to the catalogue.</param>
/// <param name="Locales">Locale codes that this channel takes.</param>
public sealed record Channel(string Name, ChannelFormat Format, IReadOnlyList<string> Fields, IReadOnlyList<string> Locales)
{
    /// <summary>What pictures must be like that go to this channel.</summary>
    public PictureRules Pictures { get; init; } = PictureRules.None;

    /// <summary>Where a channel of the format <see cref="ChannelFormat.Sql"/> writes; null for files.</summary>
    public SqlTarget? Target { get; init; }

    /// <summary>How its file is written.</summary>
    public ChannelOptions Options { get; init; } = ChannelOptions.None;

    /// <summary>What the channel takes at most, a field at a time; fields without a limit stand nowhere here.</summary>
    public IReadOnlyList<ChannelLimit> Limits { get; init; } = [];
}

/// <summary>The longest text of a field that a channel takes.</summary>
/// <param name="Field">A field key; for bullets the limit holds per bullet.</param>
public sealed record ChannelLimit(string Field, int Most, LengthUnit Unit);

/// <summary>How a channel's file is laid out.</summary>
public enum ChannelFormat
{
    /// <summary>One row a product, columns <c>title@de-DE</c>.</summary>
    Wide,

    /// <summary>One row a product, locale and field.</summary>
    Long,

    /// <summary>Shopify's product file: handle, title and the columns that the catalogue owns.</summary>
    ShopifyProducts,

    /// <summary>Shopify's translations: one row a product, field and locale.</summary>
    ShopifyTranslations,

    /// <summary>A primary feed of Google Merchant Center: tab-separated, one row a product, one language.</summary>
    Google,

    /// <summary>Akeneo's product file: columns <c>name-de_DE</c>.</summary>
    Akeneo,

    /// <summary>No file: rows of a table in PostgreSQL, see <see cref="Channel.Target"/>.</summary>
    Sql,
}

/// <summary>When the nightly run starts.</summary>
/// <param name="Cron">Five fields.</param>
/// <param name="TimeZone">An IANA id.</param>
public sealed record NightlySchedule(string Cron, string TimeZone)
{
    /// <summary>When it starts next; null: never.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) =>
        Cronos.CronExpression.Parse(Cron).GetNextOccurrence(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
}
