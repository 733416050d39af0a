using System.IO.Compression;
using System.Text;
using Catalog.Jobs.Import.Tables.Encodings;

namespace Catalog.Benchmarks.Fuzz;

/// <summary>A sound file that mutations start from.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Parts">The entries of a zip file, which are changed before they are packed, too; empty: it is none.</param>
internal sealed record FuzzSeed(string Name, byte[] Content, IReadOnlyList<(string Name, byte[] Content)> Parts);

/// <summary>Sound files of all formats, encodings and dialects.</summary>
internal static class FuzzSeeds
{
    private const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Rels = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    private const string Roles = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string Plain = "sku,title,color,features,price,image,sheet\r\n"
        + string.Concat(Enumerable.Range(1, 20).Select(i => $"P-{i},\"Bag {i}, \"\"large\"\"\",blue,\"a;b\nc\",{i}.50,,\r\n"));

    private static readonly (string Encoding, string Text)[] Texts =
    [
        ("UTF-8", Plain),
        ("UTF-8", "sku;title;color;features;price;image;sheet\nP-1;Größe 防水 😀;blau;;19,90;;\n\nP-2;'=1+1;\"rot\";;\"-5\";;\n"),
        ("UTF-16LE", Plain), ("UTF-16BE", Plain), ("windows-1252", Plain.Replace("Bag", "Süße Größe für", StringComparison.Ordinal)),
        ("windows-1251", Plain.Replace("Bag", "Рюкзак", StringComparison.Ordinal)), ("Shift_JIS", Plain.Replace("Bag", "防水バックパック", StringComparison.Ordinal)),
        ("GB18030", Plain.Replace("Bag", "防水背包", StringComparison.Ordinal)), ("EUC-KR", Plain.Replace("Bag", "방수 배낭", StringComparison.Ordinal)),
        ("UTF-8", "sep=|\nsku|title|color|features|price|image|sheet\nP-1|Bag|blue||1||\n"),
        ("UTF-8", "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,Image Src,Image Position\nbag,Bag,\"<p>A <b>bag</b></p>\",N,\"a, b\",Color,Red,1,https://x/1.jpg,2\nbag,,,,,,Blue,2,https://x/2.jpg,1\ncup,Cup,,N,,Title,Default Title,3,,\n"),
        ("UTF-8", "sku;family;categories;enabled;name-en_US;name-de_DE;description-en_US-web;weight;weight-unit;price-EUR\n1;bags;a,b;1;Bag;Tasche;<p>A</p>;1.5;KILOGRAM;9\n"),
        ("UTF-8", "id\ttitle\tdescription\timage link\tadditional image link\tprice\tproduct highlight\n1\tBag\tA bag\thttps://x/1\thttps://x/2,https://x/3\t1 EUR\t\"\"\"a, b\"\",c\"\n"),
        ("UTF-8", "Type,Identification,Field,Locale,Market,Status,Default content,Translated content\nPRODUCT,'123,title,de,,,Bag,Tasche\n"),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzSeed> All { get; } = [.. Texts.Select(text => new FuzzSeed(text.Encoding, TextEncodings.Find(text.Encoding)!.Strict.GetBytes(text.Text), [])), .. Packed()];

    /// <summary>Packs a zip file.</summary>
    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, content.Length % 2 == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return output.ToArray();
    }

    private static IEnumerable<FuzzSeed> Packed()
    {
        List<(string, byte[])> workbook =
        [
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("_rels/.rels", Utf8($"<Relationships {Rels}><Relationship Id=\"w\" Type=\"{Roles}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Utf8($"<workbook {Sheet} xmlns:r=\"{Roles}\"><workbookPr/><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Utf8($"<Relationships {Rels}><Relationship Id=\"s\" Type=\"{Roles}/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"t\" Type=\"{Roles}/sharedStrings\" Target=\"texts.xml\"/><Relationship Id=\"y\" Type=\"{Roles}/styles\" Target=\"styles.xml\"/></Relationships>")),
            ("xl/texts.xml", Utf8($"<sst {Sheet}><si><t>sku</t></si><si><t>title</t></si><si><r><t>Bag </t></r><r><t>large_x000D_</t></r></si></sst>")),
            ("xl/styles.xml", Utf8($"<styleSheet {Sheet}><numFmts><numFmt numFmtId=\"164\" formatCode=\"0000.00\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")),
            ("xl/sheet.xml", Utf8($"<worksheet {Sheet}><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>5.5</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" s=\"2\"><v>46350</v></c></row><row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>P-5</t></is></c><c r=\"B5\" t=\"str\"><f>A5</f><v>P-5</v></c></row></sheetData></worksheet>")),
        ];
        yield return new("xlsx", Pack(workbook), workbook);
        List<(string, byte[])> shop = [("shop/products.csv", Utf8(Plain.Replace(",,\r", ",a.jpg,\r", StringComparison.Ordinal))), ("shop/a.jpg", [0xFF, 0xD8, 0xFF, 0, 1]), ("readme.txt", Utf8("hello"))];
        yield return new("zip", Pack(shop), shop);
        List<(string, byte[])> nested = [("products.xlsx", Pack(workbook)), ("pictures/a.jpg", [1, 2, 3])];
        yield return new("zip of xlsx", Pack(nested), nested);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
