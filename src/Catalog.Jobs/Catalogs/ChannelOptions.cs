namespace Catalog.Jobs.Catalogs;

/// <summary>How a channel's file is written; what its format doesn't know is null or empty. Docs: docs/exporting.md.</summary>
/// <param name="ForSpreadsheets">True: with a byte order mark, and cells that a spreadsheet would run are defused. False: for programs, with neither. Null: as the format is read most often.</param>
public sealed record ChannelOptions(bool? ForSpreadsheets = null)
{
    /// <summary>The format's own ways.</summary>
    public static ChannelOptions None { get; } = new();

    /// <summary>The attribute column with what the other side knows a product by (a handle, an id); null: the article number.</summary>
    public string? Key { get; init; }

    /// <summary>Shopify products: true for the column names that Shopify writes since 2025 (URL handle, Description), false for those before (Handle, Body (HTML)).</summary>
    public bool NewHeader { get; init; }

    /// <summary>Shopify translations: what stands in column Type.</summary>
    public string Type { get; init; } = "PRODUCT";

    /// <summary>Shopify translations: what stands in column Market; empty: all markets.</summary>
    public string Market { get; init; } = "";

    /// <summary>Locale code → what the other side calls it.</summary>
    public IReadOnlyDictionary<string, string> LocaleCodes { get; init; } = new Dictionary<string, string>();

    /// <summary>Google: true where a generated text that a person edited is still declared as generated.</summary>
    public bool EditedIsGenerated { get; init; }

    /// <summary>Akeneo: the column with the product's identifier.</summary>
    public string KeyColumn { get; init; } = "sku";

    /// <summary>Akeneo: field key → attribute code; fields without one are called as the field, a title <c>name</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Akeneo: the channel that attributes are scoped to, the third part of a column's name; null: none.</summary>
    public string? Scope { get; init; }

    /// <summary>Akeneo: true where products go out of which a locale isn't approved yet, with empty cells, which clear what stands there.</summary>
    public bool TakesIncomplete { get; init; }
}
