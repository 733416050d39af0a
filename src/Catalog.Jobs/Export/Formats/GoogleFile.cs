using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>
/// A primary feed of Google Merchant Center. Text that a model wrote goes into <c>structured_title</c> and <c>structured_description</c> with its
/// digital source type, what a person wrote into <c>title</c> and <c>description</c>; never both, since Google then ignores the structured one.
/// support.google.com/merchants/answer/6324468 and the API's ProductStructuredTitle.
/// </summary>
internal sealed class GoogleFile(Channel channel) : IChannelFile
{
    private const int LongestId = 50;
    private const string Generated = "trained_algorithmic_media:";
    private const string Default = "default:";

    public FileForm Form { get; } = FileForm.Of(channel, '\t') with { IsPlain = true };

    public IReadOnlyList<string> Header { get; } = ["id", .. channel.Fields.SelectMany(field => new[] { $"structured_{field}", field })];

    public IReadOnlyList<Slot> Slots { get; } = [.. channel.Fields.Select(field => new Slot(field, [field], SlotForm.OneLine))];

    // Google takes a product that isn't in the next feed out of the shop window.
    public bool IsWhole => true;

    public ProductRows Rows(ExportProduct product, bool all)
    {
        var text = product.Texts[0];
        if (text.Copy is null) return new([], 0, [text], []);
        if (product.Key.Length > LongestId)
            return ProductRows.AllHeld(product.Texts, "limit", $"The id has {product.Key.Length} characters; Google takes at most {LongestId}.");
        List<string> row = [product.Key];
        foreach (var slot in Slots)
        {
            var cell = text.Cell(slot);
            var isGenerated = cell.Length > 0 && text.Provenance.GetValueOrDefault(slot.Name) is var words
                && (words == Provenance.Generated || (words == Provenance.Edited && channel.Options.EditedIsGenerated));
            row.AddRange(isGenerated ? [Compound(cell), ""] : ["", cell]);
        }

        return new([row], row.Skip(1).Count(cell => cell.Length > 0), [text], []);
    }

    public RowCells Read(TextHeader header, TableRow row) => new(header.Cell(row, "id"), [.. Slots.Select(slot => Cell(header, row, slot))]);

    // What a person types is likely the plain one: it wins, as with Google.
    private FileCell Cell(TextHeader header, TableRow row, Slot slot)
    {
        var plain = header.Cell(row, slot.Name);
        var column = plain.Length > 0 ? slot.Name : $"structured_{slot.Name}";
        return new(channel.Locales[0], slot, plain.Length > 0 ? plain : Content(header.Cell(row, column)), column);
    }

    private static string Compound(string text) => $"{Generated}\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Content(string cell)
    {
        var text = cell.StartsWith(Generated, StringComparison.Ordinal) ? cell[Generated.Length..] : cell.StartsWith(Default, StringComparison.Ordinal) ? cell[Default.Length..] : cell;
        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
