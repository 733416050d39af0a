using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>
/// Shopify's translations: one row a product, field and language. Only the last column is read there; empty ones are ignored. Article numbers of
/// digits have an apostrophe in front, as in Shopify's own file.
/// </summary>
internal sealed class ShopifyTranslationsFile(Channel channel) : IChannelFile
{
    public FileForm Form { get; } = FileForm.Of(channel, ',');

    public IReadOnlyList<string> Header { get; } = ["Type", "Identification", "Field", "Locale", "Market", "Status", "Default content", "Translated content"];

    public IReadOnlyList<Slot> Slots { get; } = ChannelFiles.ShopifySlots(channel, "title", "body_html", "meta_title", "meta_description");

    public bool IsWhole => false;

    public ProductRows Rows(ExportProduct product, bool all)
    {
        var (rows, written, held) = (new List<IReadOnlyList<string>>(), new List<ExportText>(), new List<HeldText>());
        foreach (var text in product.Texts)
        {
            if (text is { Copy: null, Published: not null })
            {
                held.Add(new(text, "", "cannot-be-emptied", "Nothing had been published before, and Shopify ignores empty translations. Remove it in Shopify."));
                continue;
            }

            var before = rows.Count;
            rows.AddRange(Slots.Where(slot => text.Cell(slot).Length > 0 && (all || !text.Has(slot))).Select(slot => Row(product, text, slot)));
            if (rows.Count > before) written.Add(text);
        }

        return new(rows, rows.Count, written, held);
    }

    public RowCells Read(TextHeader header, TableRow row)
    {
        var (code, field) = (header.Cell(row, "Locale").Trim(), header.Cell(row, "Field").Trim());
        if (channel.Options.LocaleCodes.FirstOrDefault(pair => pair.Value == code).Key is not { } locale)
            return RowCells.Wrong("Locale", "unknown-locale", $"The channel {channel.Name} has no locale \"{code}\".", $"It has {string.Join(", ", channel.Options.LocaleCodes.Values)}.");
        if (Slots.FirstOrDefault(slot => slot.Name == field) is not { } slot)
            return RowCells.Wrong("Field", "unknown-field", $"The channel {channel.Name} has no field \"{field}\".", $"It has {string.Join(", ", Slots.Select(slot => slot.Name))}.");
        return new(header.Cell(row, "Identification").TrimStart('\''), [new(locale, slot, header.Cell(row, "Translated content"), "Translated content")]);
    }

    private IReadOnlyList<string> Row(ExportProduct product, ExportText text, Slot slot) =>
    [
        channel.Options.Type,
        product.Key.All(char.IsAsciiDigit) ? $"'{product.Key}" : product.Key,
        slot.Name,
        channel.Options.LocaleCodes[text.Locale],
        channel.Options.Market,
        "",
        product.Source is { } source ? slot.Write(source) : "",
        text.Cell(slot),
    ];
}
