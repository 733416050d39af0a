using System.IO.Compression;
using System.Text;

namespace Catalog.Jobs.Tests.Import.Tables.Workbooks;

/// <summary>Writes workbooks by hand, as plain as ECMA-376 allows, so that a test says every byte of a cell.</summary>
internal static class TestWorkbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relations = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    private const string Roles = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook with one sheet, from the XML of its rows.</summary>
    public static byte[] OfRows(string rows, string shared = "", string styles = "") => Of([("Products", rows)], shared, styles);

    /// <summary>A workbook with several sheets.</summary>
    /// <param name="shared">The <c>si</c> elements.</param>
    /// <param name="styles">What is in <c>styleSheet</c>.</param>
    /// <param name="properties">Attributes of <c>workbookPr</c>.</param>
    public static byte[] Of((string Name, string Rows)[] sheets, string shared = "", string styles = "", string properties = "")
    {
        var names = string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"));
        var links = string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Roles}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships {Relations}><Relationship Id=\"w\" Type=\"{Roles}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Roles}\"><workbookPr {properties}/><sheets>{names}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels",
                $"<Relationships {Relations}>{links}<Relationship Id=\"t\" Type=\"{Roles}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"y\" Type=\"{Roles}/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/sharedStrings.xml", $"<sst {Main}>{shared}</sst>"),
            ("xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>"),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet {Main}><sheetData>{sheet.Rows}</sheetData></worksheet>")));
        return Zip([.. parts.Select(part => (part.Item1, Encoding.UTF8.GetBytes(part.Item2)))]);
    }

    /// <summary>A zip file.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }

    /// <summary>A row of texts.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{cell}</t></is></c>"))}</row>";
}
