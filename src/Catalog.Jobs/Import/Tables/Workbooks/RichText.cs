using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>Text in a workbook, which may be made of runs with a look each.</summary>
internal static partial class RichText
{
    /// <summary>The text of the element on which a reader stands; leaves it at the element's end. Japanese readings above the text (<c>rPh</c>) are no part of it.</summary>
    public static string Read(WorkbookFile workbook, XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (depth, text, inReading, inText) = (reader.Depth, new StringBuilder(), false, false);
        while (workbook.Next(reader) && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "rPh":
                    inReading = !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "rPh":
                    inReading = false;
                    break;
                case XmlNodeType.Element when reader.LocalName == "t":
                    inText = !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText && !inReading:
                    text.Append(workbook.Text(reader));
                    break;
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>Undoes <c>_x000D_</c>, which stands for a character that XML can't have.</summary>
    public static string Unescape(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
