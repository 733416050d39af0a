using System.Text.RegularExpressions;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>
/// A product feed of Google Merchant Center: one line a product, columns named after its attributes, with underscores or spaces.
/// Source: https://support.google.com/merchants/answer/7052112
/// </summary>
internal static partial class GoogleMerchant
{
    // Google takes ten beside the main one.
    private const int MorePictures = 10;

    private static readonly string[] Facts =
    [
        "title", "brand", "google_product_category", "product_type", "color", "size", "size_type", "size_system", "material", "pattern", "gender", "age_group", "condition",
        "multipack", "is_bundle", "energy_efficiency_class", "product_length", "product_width", "product_height", "product_weight", "product_highlight", "product_detail", "description",
    ];

    private static readonly string[] Categories = ["product_type", "google_product_category"];
    private static readonly string[] Lists = ["product_highlight", "product_detail"];
    private static readonly string[] Attributes = ["price", "sale_price", "availability", "gtin", "mpn", "item_group_id", "link", "more additional_image_links"];

    public static Dialect Dialect { get; } = new("google-merchant", "a Google Merchant feed", Recognises, See) { Columns = CatalogColumns };

    private static bool Recognises(IReadOnlyList<string> header)
    {
        var names = header.Select(Attribute).ToHashSet();
        return names.Contains("id") && (names.Contains("title") || names.Contains("structured_title")) && names.Contains("image_link")
            && (names.Contains("link") || names.Contains("availability") || names.Contains("price"));
    }

    private static DerivedTable See(ITable table, TableSettings settings)
    {
        var names = table.Header.Select(Attribute).ToList();
        var columns = new List<DerivedColumn>();
        foreach (var (i, name) in names.Index().DistinctBy(column => column.Item)) columns.AddRange(ColumnsOf(name, i, names));
        return new(table, Dialect.Name, columns);
    }

    private static IEnumerable<DerivedColumn> ColumnsOf(string name, int place, List<string> names) => name switch
    {
        "title" or "description" => [Text(name, place, names.IndexOf("structured_" + name))],
        // A text that a model wrote stands in a column of its own; only one of the two is filled.
        "structured_title" or "structured_description" => names.Contains(name["structured_".Length..]) ? [] : [Text(name["structured_".Length..], -1, place)],
        "additional_image_link" => Derived.Numbered(name, MorePictures, [place], lines => Values(Derived.FirstOf(lines, place))),
        "product_highlight" or "product_detail" => [new(name, [place], lines => Derived.List(Values(Derived.FirstOf(lines, place))))],
        "" => [],
        _ => [Derived.First(name, place)],
    };

    private static DerivedColumn Text(string name, int plain, int structured)
    {
        int[] sources = [.. new[] { plain, structured }.Where(source => source >= 0)];
        return new(name, sources, lines =>
        {
            var text = plain < 0 ? "" : Derived.FirstOf(lines, plain);
            if (text.Length == 0 && structured >= 0) text = Plain(Derived.FirstOf(lines, structured));
            return name == "description" ? HtmlText.Of(text) : text;
        });
    }

    // trained_algorithmic_media:"A title"
    private static string Plain(string structured) => Structured().Match(structured.Trim()) is { Success: true } match
        ? match.Groups["text"].Value is ['"', .. var quoted, '"'] ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal) : match.Groups["text"].Value
        : structured;

    // Values are parted by commas; one with a comma in it stands in quotation marks.
    private static List<string> Values(string cell) =>
        [.. Value().Matches(cell).Select(match => match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Value).Select(value => value.Trim()).Where(value => value.Length > 0)];

    private static DialectColumns CatalogColumns(ITable table)
    {
        var header = table.Header;
        string[] category = [.. Categories.Where(header.Contains)];
        return new(
            "id", "title",
            [.. Facts.Where(header.Contains)],
            [.. Lists.Where(header.Contains)],
            [.. header.Where(name => name == "image_link" || (name.StartsWith("additional_image_link ", StringComparison.Ordinal)))],
            [.. Attributes.Where(header.Contains)],
            category.Length == 0 ? null : category[0],
            header.Contains("brand") ? "brand" : null,
            [.. Facts.Except(["title", "description", "brand", .. category.Take(1)])]);
    }

    // "g:image_link" in files made from XML, "image link" in Google's own sheets.
    private static string Attribute(string column)
    {
        var name = column.Trim().ToLowerInvariant().Replace(' ', '_');
        return name.StartsWith("g:", StringComparison.Ordinal) ? name[2..] : name;
    }

    [GeneratedRegex(@"\A(trained_algorithmic_media|default)\s*:\s*(?<text>.*)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Structured();

    [GeneratedRegex("""\s*"(?<quoted>(?:[^"]|"")*)"\s*(?=,|\z)|[^,]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
