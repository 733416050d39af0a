using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>
/// Shopify's product file with handle, title and the columns that we own, and no others: a column that is there and empty empties the shop's value.
/// help.shopify.com/manual/products/import-export/using-csv; the column names of 2025 and those before.
/// </summary>
internal sealed class ShopifyProductsFile : IChannelFile
{
    private readonly Channel channel;
    private readonly string key;

    public ShopifyProductsFile(Channel channel)
    {
        this.channel = channel;
        Form = FileForm.Of(channel, ',');
        (key, Slots) = channel.Options.NewHeader
            ? ("URL handle", ChannelFiles.ShopifySlots(channel, "Title", "Description", "SEO title", "SEO description"))
            : ("Handle", ChannelFiles.ShopifySlots(channel, "Title", "Body (HTML)", "SEO Title", "SEO Description"));

        // The order in which Shopify's own files have them.
        var columns = Slots.Select(slot => slot.Name).ToList();
        Header = channel.Options.NewHeader ? ["Title", key, .. columns.Skip(1)] : [key, .. columns];
    }

    public FileForm Form { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<Slot> Slots { get; }

    public bool IsWhole => false;

    public ProductRows Rows(ExportProduct product, bool all)
    {
        var text = product.Texts[0];
        if (!all && Slots.All(text.Has)) return ProductRows.None;
        if (text.Copy is null)
            return ProductRows.AllHeld(product.Texts, "cannot-be-emptied", "Nothing had been published before, and Shopify's file can't take a product's title away. Delete or hide the product in Shopify.");
        if (Slots.FirstOrDefault(slot => !slot.IsIn(text.Copy) || (slot == Slots[0] && text.Cell(slot).Length == 0)) is { } empty)
            return new([], 0, [], [new(text, empty.Fields[0], "incomplete", $"The text has nothing for {empty.Name}, and an empty cell would clear what the shop has there.")]);
        var cells = Slots.ToDictionary(slot => slot.Name, text.Cell);
        return new([[.. Header.Select(column => cells.GetValueOrDefault(column, product.Key))]], cells.Values.Count(cell => cell.Length > 0), [text], []);
    }

    public RowCells Read(TextHeader header, TableRow row) =>
        new(header.Cell(row, key), [.. Slots.Select(slot => new FileCell(channel.Locales[0], slot, header.Cell(row, slot.Name), slot.Name))]);
}
