using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>One row a product, locale and field, with the number of the text's revision.</summary>
internal sealed class LongFile(Channel channel) : IChannelFile
{
    public FileForm Form { get; } = FileForm.Of(channel, ',');

    public IReadOnlyList<string> Header { get; } = ["sku", "locale", "field", "text", "revision"];

    public IReadOnlyList<Slot> Slots { get; } = Slot.OfFields(channel.Fields);

    public bool IsWhole => true;

    public ProductRows Rows(ExportProduct product, bool all)
    {
        var rows = (
            from text in product.Texts
            from slot in Slots
            let cell = text.Cell(slot)

            // A text that is taken away has empty cells; a field that it just doesn't have has no row.
            where cell.Length > 0 || text.Copy is null
            select (IReadOnlyList<string>)[product.Sku, text.Locale, slot.Name, cell, text.Copy is null ? "" : text.Number.ToString(CultureInfo.InvariantCulture)]).ToList();
        return new(rows, rows.Count(row => row[3].Length > 0), product.Texts, []);
    }

    public RowCells Read(TextHeader header, TableRow row)
    {
        var (locale, field) = (header.Cell(row, "locale").Trim(), header.Cell(row, "field").Trim());
        if (!channel.Locales.Contains(locale))
            return RowCells.Wrong("locale", "unknown-locale", $"The channel {channel.Name} has no locale \"{locale}\".", $"It has {string.Join(", ", channel.Locales)}.");
        if (Slots.FirstOrDefault(slot => slot.Name == field) is not { } slot)
            return RowCells.Wrong("field", "unknown-field", $"The channel {channel.Name} has no field \"{field}\".", $"It has {string.Join(", ", channel.Fields)}.");
        var number = int.TryParse(header.Cell(row, "revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : (int?)null;
        return new(header.Cell(row, "sku"), [new(locale, slot, header.Cell(row, "text"), "text", number)]);
    }
}
