using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>
/// Akeneo's product file: semicolons, the identifier, then <c>ATTRIBUTE-LOCALE</c> or <c>ATTRIBUTE-LOCALE-CHANNEL</c>
/// (akeneo/pim-docs import_and_export_data/formats/product.rst). An empty cell clears the value there, so a row is written whole or not at all.
/// </summary>
internal sealed class AkeneoFile : IChannelFile
{
    private readonly Channel channel;
    private readonly IReadOnlyList<(string Column, string Locale, Slot Slot)> columns;

    public AkeneoFile(Channel channel)
    {
        this.channel = channel;
        Form = FileForm.Of(channel, ';');
        Slots = [.. channel.Fields.Select(field => new Slot(Attribute(field), [field], SlotForm.Lines))];
        columns = [.. from slot in Slots from locale in channel.Locales select (Column(slot, locale), locale, slot)];
        Header = [channel.Options.KeyColumn, .. columns.Select(column => column.Column)];
    }

    public FileForm Form { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<Slot> Slots { get; }

    public bool IsWhole => false;

    public ProductRows Rows(ExportProduct product, bool all)
    {
        if (!all && product.Texts.All(text => Slots.All(text.Has))) return ProductRows.None;
        var isEmptied = product.Texts.Any(text => text.Copy is null);
        if (!channel.Options.TakesIncomplete && !isEmptied && Gap(product) is { } gap)
        {
            return ProductRows.AllHeld(product.Texts, "incomplete", $"{gap}, and an empty cell would clear what Akeneo has there. " +
                "Approve it, make a channel for each locale, or set options.incomplete to \"empty\".");
        }

        List<string> row = [product.Key, .. columns.Select(column => product.Text(column.Locale)?.Cell(column.Slot) ?? "")];
        return new([row], row.Skip(1).Count(cell => cell.Length > 0), product.Texts, []);
    }

    public RowCells Read(TextHeader header, TableRow row) =>
        new(header.Cell(row, channel.Options.KeyColumn), [.. columns.Select(column => new FileCell(column.Locale, column.Slot, header.Cell(row, column.Column), column.Column))]);

    private string? Gap(ExportProduct product)
    {
        foreach (var (column, locale, slot) in columns)
        {
            if (product.Text(locale) is not { } text) return $"{locale} isn't approved";
            if (text.Copy is { } copy && !slot.IsIn(copy)) return $"The text has nothing for {column}";
        }

        return null;
    }

    private string Attribute(string field) => channel.Options.Attributes.GetValueOrDefault(field) ?? (field == "title" ? "name" : field);

    private string Column(Slot slot, string locale) =>
        $"{slot.Name}-{locale.Replace('-', '_')}{(channel.Options.Scope is { } scope ? $"-{scope}" : "")}";
}
