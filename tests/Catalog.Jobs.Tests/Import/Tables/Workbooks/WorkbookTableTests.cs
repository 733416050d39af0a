using System.Text;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Tables.Workbooks;

public sealed class WorkbookTableTests : IDisposable
{
    private static readonly string Header = TestWorkbook.Row(1, "sku", "title");

    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_workbook_that_another_library_wrote_is_read_exactly()
    {
        var read = await ReadTable.OfAsync(Path.Combine(AppContext.BaseDirectory, "Import", "Tables", "Workbooks", "samples", "miniexcel.xlsx"));
        Assert.Equal(["sku", "title", "price", "stock", "listed", "active"], read.Header);
        Assert.Equal(["00123", "Rucksack „Größe“ 90.750", "19.9", "7", "2026-11-24", "TRUE"], read.Rows[0].Cells);
        Assert.Equal(["90.750", "防水バックパック 😀", "1234.5", "", "2026-02-28 13:05:00", "FALSE"], read.Rows[1].Cells);
        Assert.Equal(("Products", "Products", "", (char?)null), (Assert.Single(read.Format.Sheets), read.Format.Sheet, read.Format.Encoding, read.Format.Delimiter));
    }

    [Fact]
    public async Task Texts_are_taken_as_they_stand_there()
    {
        var shared = "<si><t>00123</t></si><si><r><t>Bag, </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> large</t></r></si><si><t>防水</t><rPh sb=\"0\" eb=\"2\"><t>ボウスイ</t></rPh></si><si><t>a_x000D_b</t></si>";
        var rows = Header + "<row r=\"2\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row r=\"3\"><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row><row r=\"4\"><c t=\"inlineStr\"><is><t>90.750</t></is></c><c t=\"inlineStr\"><is><t xml:space=\"preserve\">  x </t></is></c></row>";
        var read = await ReadTable.OfAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows, shared)));
        Assert.Equal([["00123", "Bag,  large"], ["防水", "a\rb"], ["90.750", "  x "]], read.Rows.Select(row => row.Cells));
    }

    [Theory]
    [InlineData("0", "90.75", "90.75")]
    [InlineData("0", "1.1000000000000001", "1.1")]
    [InlineData("0", "1E-4", "0.0001")]
    [InlineData("0", "4006381333931", "4006381333931")]
    [InlineData("1", "123", "00123")]
    [InlineData("2", "90.75", "90.750")]
    [InlineData("3", "0.075", "7.5%")]
    [InlineData("4", "46350", "2026-11-24")]
    [InlineData("4", "46350.5", "2026-11-24 12:00:00")]
    [InlineData("5", "0.5", "12:00:00")]
    [InlineData("6", "1234.5", "1234.50")]
    [InlineData("7", "19.9", "19.90")]
    [InlineData("8", "46350", "2026-11-24")]
    [InlineData("9", "2.125", "2.125")]
    public async Task A_number_is_said_exactly_with_the_zeros_of_its_format(string style, string value, string expected)
    {
        var styles = """
            <numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="0.000"/><numFmt numFmtId="166" formatCode="#,##0.00\ &quot;€&quot;"/><numFmt numFmtId="167" formatCode="[$-407]d/\ mmmm\ yyyy;@"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="21"/><xf numFmtId="4"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="2"/></cellXfs>
            """;
        var rows = Header + $"<row r=\"2\"><c s=\"{style}\"><v>{value}</v></c><c t=\"b\"><v>1</v></c></row>";
        if (expected == "7.5%") expected = "7.50%";
        var read = await ReadTable.OfAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows, styles: styles)));
        Assert.Equal([expected, "TRUE"], read.Rows[0].Cells);
    }

    [Fact]
    public async Task Days_may_be_counted_from_1904()
    {
        var styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
        var file = temp.Write("a.xlsx", TestWorkbook.Of([("A", Header + "<row r=\"2\"><c s=\"0\"><v>44888</v></c></row>")], styles: styles, properties: "date1904=\"1\""));
        Assert.Equal("2026-11-24", (await ReadTable.OfAsync(file)).Cell(0, "sku"));
    }

    [Fact]
    public async Task A_formula_and_an_error_are_faults_of_their_cells()
    {
        var rows = Header + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>P-1</t></is></c><c r=\"B2\" t=\"str\"><f>A2&amp;\" bag\"</f><v>P-1 bag</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>P-2</t></is></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>99</v></c></row>";
        var read = await ReadTable.OfAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows)));
        Assert.Equal([(2, 1, "formula-cell"), (3, 1, "error-cell"), (4, 0, "error-cell")], read.Rows.Select(row => (row.Line, row.Faults[0].Column, row.Faults[0].Code)));
        Assert.Contains("formula", await ReadTable.RefusalAsync(temp.Write("b.xlsx", TestWorkbook.OfRows("<row r=\"1\"><c><f>1+1</f><v>2</v></c></row>"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_and_columns_that_are_not_written_are_empty()
    {
        var rows = "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>sku</t></is></c><c r=\"B3\" t=\"inlineStr\"><is><t>title</t></is></c><c r=\"C3\"/></row><row r=\"4\"/>"
            + "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>y</t></is></c><c r=\"D9\"/></row><row r=\"10\"><c r=\"D10\"><v>5</v></c></row>";
        var read = await ReadTable.OfAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows)));
        Assert.Equal(["sku", "title"], read.Header);
        Assert.Equal([(5, ",x"), (9, "y,"), (10, ",,,5")], read.Rows.Select(row => (row.Line, string.Join(',', row.Cells))));
    }

    [Fact]
    public async Task A_sheet_can_be_chosen_and_an_empty_one_is_passed_over()
    {
        var file = temp.Write("a.xlsx", TestWorkbook.Of([("Notes", ""), ("Shop", Header), ("Old", TestWorkbook.Row(1, "ean"))]));
        var read = await ReadTable.OfAsync(file);
        Assert.Equal(("Shop", 3), (read.Format.Sheet, read.Format.Sheets.Count));
        Assert.Equal(["ean"], (await ReadTable.OfAsync(file, TableSettings.Detect with { Sheet = "Old" })).Header);
        Assert.Contains("has no sheet \"New\"", await ReadTable.RefusalAsync(file, TableSettings.Detect with { Sheet = "New" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_that_is_cut_off_or_damaged_is_refused()
    {
        var whole = TestWorkbook.OfRows(Header + TestWorkbook.Row(2, "P-1", "Bag"));
        Assert.Contains("damaged or cut off", await ReadTable.RefusalAsync(temp.Write("a.xlsx", whole[..(whole.Length / 2)])), StringComparison.Ordinal);
        Assert.Contains("no sound workbook", await ReadTable.RefusalAsync(temp.Write("b.xlsx", TestWorkbook.OfRows("<row r=\"1\"><c>"))), StringComparison.Ordinal);
        Assert.Contains("behind row 1", await ReadTable.RefusalAsync(temp.Write("c.xlsx", TestWorkbook.OfRows(Header + Header))), StringComparison.Ordinal);
        Assert.Contains("no sheet with cells", await ReadTable.RefusalAsync(temp.Write("d.xlsx", TestWorkbook.OfRows(""))), StringComparison.Ordinal);
    }

    // A long text is read by the parser only when it is asked for.
    [Theory]
    [InlineData(10)]
    [InlineData(20_000)]
    public async Task Bytes_that_are_no_text_are_refused_wherever_they_stand(int before)
    {
        var rows = Header + $"<row r=\"2\"><c t=\"inlineStr\"><is><t>{new string('x', before)}\u0001</t></is></c></row>";
        Assert.Contains("no sound workbook", await ReadTable.RefusalAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_file_or_a_document_type_would_bring_in_is_refused()
    {
        var whole = TestWorkbook.Zip(
            ("[Content_Types].xml", "<Types/>"u8.ToArray()),
            ("xl/workbook.xml", Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b \"bomb\">]><workbook>&b;</workbook>")));
        Assert.Contains("no sound workbook", await ReadTable.RefusalAsync(temp.Write("a.xlsx", whole)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_that_unpacks_to_far_more_than_it_has_is_refused()
    {
        var rows = Header + $"<row r=\"2\"><c t=\"inlineStr\"><is><t>{new string('x', 40_000_000)}</t></is></c></row>";
        Assert.Contains("zip bomb", await ReadTable.RefusalAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows))), StringComparison.Ordinal);
    }
}
