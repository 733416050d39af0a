using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>
/// Shopify's CSV of translations: one line a text, with its locale and the text that it translates. It holds no products. Its header in Shopify's own exports:
/// <c>Type,Identification,Field,Locale,Market,Status,Default content,Translated content</c>; other programs add columns.
/// Source: https://help.shopify.com/en/manual/international/languages/translate
/// </summary>
internal static class ShopifyTranslations
{
    private static readonly string[] Columns = ["Type", "Identification", "Field", "Locale", "Default content", "Translated content"];

    public static Dialect Dialect { get; } = new("shopify-translations", "a file of Shopify's translations", Recognises, See);

    private static bool Recognises(IReadOnlyList<string> header)
    {
        var places = new HeaderPlaces(header);
        return Columns.All(column => places.Has(column));
    }

    // Shopify writes the number as '123456, so that no spreadsheet makes 1.2E+12 of it.
    private static DerivedTable See(ITable table, TableSettings settings) => new(table, Dialect.Name,
    [
        .. table.Header.Index().Select(column => column.Item.Equals("Identification", StringComparison.OrdinalIgnoreCase)
            ? new DerivedColumn("identification", [column.Index], lines => Derived.FirstOf(lines, column.Index).TrimStart('\''))
            : Derived.First(column.Item.ToLowerInvariant(), column.Index)),
    ]);
}
