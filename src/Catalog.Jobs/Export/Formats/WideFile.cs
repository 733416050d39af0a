using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>One row a product, columns <c>title@de-DE</c>.</summary>
internal sealed class WideFile(Channel channel) : IChannelFile
{
    private const string Key = "sku";

    public FileForm Form { get; } = FileForm.Of(channel, ',');

    public IReadOnlyList<string> Header { get; } = [Key, .. from locale in channel.Locales from field in channel.Fields select $"{field}@{locale}"];

    public IReadOnlyList<Slot> Slots { get; } = Slot.OfFields(channel.Fields);

    public bool IsWhole => true;

    public ProductRows Rows(ExportProduct product, bool all)
    {
        List<string> row = [product.Sku];
        foreach (var locale in channel.Locales)
        {
            var text = product.Text(locale);
            row.AddRange(Slots.Select(slot => text?.Cell(slot) ?? ""));
        }

        return new([row], row.Skip(1).Count(cell => cell.Length > 0), product.Texts, []);
    }

    public RowCells Read(TextHeader header, TableRow row) => new(
        header.Cell(row, Key),
        [.. from locale in channel.Locales from slot in Slots let column = $"{slot.Name}@{locale}" select new FileCell(locale, slot, header.Cell(row, column), column)]);
}
