using System.Globalization;
using System.Xml;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>The formats that cells name by number.</summary>
internal sealed class CellFormats
{
    private readonly List<NumberFormat> formats = [];

    /// <summary>Reads the part with the styles.</summary>
    public static CellFormats Read(WorkbookFile workbook)
    {
        var read = new CellFormats();
        if (workbook.Part("styles") is not { } part) return read;
        var own = new Dictionary<int, NumberFormat>();
        var inCells = false;
        using var reader = workbook.Read(part);
        while (workbook.Next(reader))
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && Number(reader) is { } number) own.TryAdd(number, NumberFormat.Of(reader.GetAttribute("formatCode") ?? ""));
            else if (reader.LocalName == "xf" && inCells) read.formats.Add(Number(reader) is not { } id ? NumberFormat.General : own.GetValueOrDefault(id) ?? NumberFormat.BuiltIn(id));
        }

        return read;
    }

    /// <summary>The format with a number; the general one where there is none.</summary>
    public NumberFormat this[int number] => number >= 0 && number < formats.Count ? formats[number] : NumberFormat.General;

    private static int? Number(XmlReader reader) => int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
