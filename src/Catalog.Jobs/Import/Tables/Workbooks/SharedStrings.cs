using System.Text;
using System.Xml;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>A workbook's texts, which cells name by number. Kept as UTF-8, which takes half of what strings would.</summary>
internal sealed class SharedStrings
{
    private const int Most = 256 * 1024 * 1024;

    private readonly List<int> ends = [];
    private byte[] text = [];
    private int length;

    /// <summary>Reads the part.</summary>
    /// <exception cref="RefusedFileException">There is too much text.</exception>
    public static SharedStrings Read(WorkbookFile workbook, string name)
    {
        var strings = new SharedStrings();
        if (workbook.Part("sharedStrings") is not { } part) return strings;
        using var reader = workbook.Read(part);
        while (workbook.Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) strings.Add(RichText.Read(workbook, reader), name);
        }

        return strings;
    }

    /// <summary>The text with a number; null where there is none.</summary>
    public string? this[int number] =>
        number < 0 || number >= ends.Count ? null : Encoding.UTF8.GetString(text.AsSpan((number == 0 ? 0 : ends[number - 1])..ends[number]));

    private void Add(string value, string name)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        if (length + (long)bytes > Most) throw new RefusedFileException($"The texts of {name} have more than {Most >> 20} MB. Save the sheet as \"CSV UTF-8\" and import that.");
        if (length + bytes > text.Length) Array.Resize(ref text, (int)Math.Min(Most, Math.Max(1 << 16, Math.Max(length + bytes, text.Length * 2L))));
        length += Encoding.UTF8.GetBytes(value, text.AsSpan(length));
        ends.Add(length);
    }
}
