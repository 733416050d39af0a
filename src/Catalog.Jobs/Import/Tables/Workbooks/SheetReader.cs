using System.Globalization;
using System.Xml;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>Reads the rows of a sheet, one after another, with all texts as they stand there.</summary>
internal sealed class SheetReader(WorkbookFile workbook, SharedStrings strings, CellFormats formats, bool is1904)
{
    // A sheet has 16,384 columns; what names a further one is damaged.
    private const int LastColumn = 16_384;

    /// <summary>The rows that have a cell, each as wide as its last one.</summary>
    /// <param name="part">Where the sheet lies.</param>
    /// <exception cref="RefusedFileException">The sheet is damaged.</exception>
    public IEnumerable<TableRow> Read(string part)
    {
        using var reader = workbook.Read(part);
        var line = 0;
        var inRows = false;
        while (workbook.Next(reader))
        {
            if (reader.LocalName == "sheetData") inRows = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (!inRows || reader is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            var number = reader.GetAttribute("r");
            if (number is not null && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given <= line))
                throw new RefusedFileException($"The sheet is damaged: behind row {line} comes row \"{number}\".");
            line = number is null ? line + 1 : int.Parse(number, CultureInfo.InvariantCulture);
            if (reader.IsEmptyElement) continue;
            var row = Row(reader, line);
            if (row.Cells.Any(cell => cell.Length > 0) || row.Faults.Count > 0) yield return row;
        }
    }

    private TableRow Row(XmlReader reader, int line)
    {
        var (depth, cells, faults) = (reader.Depth, new List<string>(), new List<TableFault>());
        while (workbook.Next(reader) && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = Column(reader.GetAttribute("r"), line) ?? cells.Count;
            while (cells.Count <= column) cells.Add("");
            var (text, fault) = Cell(reader, column);
            cells[column] = text;
            if (fault is not null) faults.Add(fault);
        }

        return new TableRow(line, [.. cells]) { Faults = faults.Count == 0 ? [] : faults };
    }

    private (string Text, TableFault? Fault) Cell(XmlReader reader, int column)
    {
        var (type, style, depth) = (reader.GetAttribute("t") ?? "n", reader.GetAttribute("s"), reader.Depth);
        var (value, inline, isFormula, element) = ("", (string?)null, false, "");
        if (reader.IsEmptyElement) return ("", null);
        while (workbook.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                isFormula |= element == "f";
                if (element == "is") inline = RichText.Read(workbook, reader);
            }
            else if (element == "v" && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && reader.Depth == depth + 2)
            {
                value += workbook.Text(reader);
            }
        }

        var text = Text(type, style, value, inline);
        if (isFormula) return (text, new(column, "formula-cell", "The cell has a formula, whose result can be old or depend on other files.", "Copy the column and paste it as values."));
        if (type == "e") return (text, new(column, "error-cell", $"The cell shows the error {text}.", "Correct it, or empty the cell."));
        return text == Unknown ? ("", new(column, "error-cell", "The cell names a text that the workbook doesn't have.", "Open the workbook, look at the cell, and save it again.")) : (text, null);
    }

    private const string Unknown = "\0";

    private string Text(string type, string? style, string value, string? inline) => type switch
    {
        "inlineStr" => inline ?? "",
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && strings[number] is { } shared ? shared : Unknown,
        "str" => RichText.Unescape(value),
        "b" => value.Trim() == "1" ? "TRUE" : "FALSE",
        "e" or "d" => value,
        _ when value.Length == 0 => "",
        _ => formats[int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) ? format : 0].Text(value.Trim(), is1904),
    };

    // "AB12" → 27.
    private static int? Column(string? place, int line)
    {
        if (place is null) return null;
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min((column * 26) + (letter - 'A' + 1), LastColumn + 1);
        return column is > 0 and <= LastColumn ? column - 1 : throw new RefusedFileException($"The sheet is damaged: row {line} has a cell \"{place}\".");
    }
}
