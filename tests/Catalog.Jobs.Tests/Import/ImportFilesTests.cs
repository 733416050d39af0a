using System.Text;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Tables.Encodings;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Import.Dialects;
using Catalog.Jobs.Tests.Import.Tables.Workbooks;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

/// <summary>Files of all kinds through the importer, good and bad.</summary>
public sealed class ImportFilesTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;
    private const string Good = $"{Header}\nP-1,Süße Größe äöü,blue,,1,,\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_zip_brings_its_pictures_and_the_same_again_changes_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var zip = shop.Temp.Write("shop.zip", TestWorkbook.Zip(("shop/products.csv", Encoding.UTF8.GetBytes($"{Header}\nP-1,Bag,blue,,1,pictures/a.jpg,\n")), ("shop/pictures/a.jpg", [1, 2, 3])));
        var report = (await shop.ImportFileAsync(zip)).Report!;
        Assert.Equal(("shop.zip", 1, 0), (report.File, report.New, report.Rejected));
        var picture = Assert.Single((await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Pictures);
        Assert.StartsWith(shop.Data.Archives, picture.Path, StringComparison.Ordinal);
        Assert.Equal(1, (await shop.ImportFileAsync(zip)).Report!.Unchanged);
    }

    [Fact]
    public async Task A_workbook_is_imported_and_its_formulas_are_rejected()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var rows = TestWorkbook.Row(1, [.. Header.Split(','), "stock"]) + TestWorkbook.Row(2, "00123", "Bag", "blue")
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>P-2</t></is></c><c r=\"B3\" t=\"str\"><f>A3</f><v>P-2</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>P-3</t></is></c><c r=\"B4\" t=\"inlineStr\"><is><t>Cup</t></is></c><c r=\"H4\"><f>1+1</f><v>2</v></c></row>";
        var report = (await shop.ImportFileAsync(shop.Temp.Write("shop.xlsx", TestWorkbook.OfRows(rows)))).Report!;
        Assert.Equal((3, 2, 1), (report.Rows, report.New, report.Rejected));
        Assert.Equal((3, "title", "formula-cell"), (report.Rejects[0].Line, report.Rejects[0].Column, report.Rejects[0].Code));
        Assert.NotNull(await new ProductStore(shop.Source).GetAsync("00123", Token));
    }

    [Fact]
    public async Task A_header_that_comes_again_is_rejected()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\nP-1,Bag,blue,,1,,\n{Header}\nP-2,Cup,red,,1,,\n");
        Assert.Equal((2, "repeated-header", 3), (report.New, Assert.Single(report.Rejects).Code, report.Rejects[0].Line));
    }

    [Fact]
    public async Task The_first_file_of_a_dialect_is_imported_with_the_catalogue_that_it_starts()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var start = new CatalogStart(new(shop.Data), shop.Data, new ArchiveFolder(shop.Data));
        var (loaded, notes) = await start.LoadForAsync(Samples.PathOf("shopify-old.csv"), "shopify-old.csv", TableSettings.Detect, keep: true, Token);
        var result = await shop.Importer.ImportAsync(Samples.PathOf("shopify-old.csv"), loaded.Definition!, new ImportOptions("test") { Notes = notes }, null, Token);
        var report = result.Report!;
        Assert.Equal(("shopify-products", 2, 2, 0), (report.Dialect, report.Items, report.New, report.Rejected));
        Assert.Contains(report.Notes, note => note.Contains("was written with its columns", StringComparison.Ordinal));
        // What can't be fetched leaves its product in, and is told.
        Assert.All(report.Warnings, warning => Assert.Equal("remote-picture", warning.Code));
        Assert.NotEmpty(report.Warnings);
        var product = (await new ProductStore(shop.Source).GetAsync("trail-backpack", Token))!;
        Assert.Equal(["Color: Black, Red", "Size: S, M"], product.Fact("options")!.Values);
        Assert.Equal("00123-B | 00123-R | 00124-R", product.Attributes["sku"]);
    }

    [Fact]
    public async Task A_dialect_that_does_not_fit_the_catalogue_is_said_clearly()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var refusal = (await shop.ImportFileAsync(Samples.PathOf("google.tsv"))).Refusal!;
        Assert.Contains("read as a Google Merchant feed", refusal, StringComparison.Ordinal);
        Assert.Contains("--dialect none", refusal, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> BadFiles { get; } = new()
    {
        { "cut.csv", [.. Encoding.UTF8.GetBytes(Good), .. "P-2,Gr"u8, 0xC3], "Line 3, character 7" },
        { "mixed.csv", [.. Encoding.UTF8.GetBytes(Good + Good.Replace("P-1", "P-2", StringComparison.Ordinal) + "P-3,äöüéèêñç,"), 0xE9, .. ",,,,\n"u8], "no UTF-8" },
        { "surrogate.csv", [.. Encoding.Unicode.GetBytes($"{Header}\nP-1,Bag"), 0x00, 0xDC, .. Encoding.Unicode.GetBytes(",,,,,\n")], "Line 2, character 8 of surrogate.csv: the bytes there are no UTF-16LE" },
        { "odd.csv", [.. Encoding.Unicode.GetBytes($"{Header}\nP-1,Bag,,,,,\n"), 0x20], "Line 3, character 1" },
        { "zeros.csv", [.. Encoding.UTF8.GetBytes(Good), .. new byte[5000]], "Line 3, character 1 of zeros.csv is the control character U+0000" },
        { "open.csv", Encoding.UTF8.GetBytes(Good + "P-2,\"Cup,red,,1,,\nP-3,Mug,red,,1,,\n"), "line 3 is never closed, in its column 2" },
        { "open-and-short.csv", "sku,title,color\nP-1,Bag,blue\nP-2,\"Cup,red\nP-3,Mug,red\n"u8.ToArray(), "line 3 is never closed, in its column 2" },
        { "open-far-down.csv", Encoding.UTF8.GetBytes($"sku,title\n{string.Concat(Enumerable.Range(0, 500).Select(i => $"P-{i},Bag\n"))}P-x,\"Cup\n"), "line 502 is never closed, in its column 2" },
        { "open-header.csv", "sku,\"title,color,features,price,image,sheet\nP-1,Bag,,,,,\n"u8.ToArray(), "line 1 is never closed, in its column 2" },
        { "wide.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 10_000))), "Line 1 of wide.csv has 10000 columns" },
        { "empty.csv", [], "is empty" },
        { "cut.xlsx", TestWorkbook.OfRows(TestWorkbook.Row(1, Header.Split(',')))[..500], "damaged or cut off" },
        { "evil.zip", TestWorkbook.Zip(("products.csv", Encoding.UTF8.GetBytes(Good)), ("../evil.jpg", [1])), "leads out of the folder" },
        { "bomb.zip", TestWorkbook.Zip(("products.csv", Encoding.UTF8.GetBytes(Good)), ("a.jpg", new byte[32 * 1024 * 1024])), "zip bomb" },
        { "bomb.xlsx", TestWorkbook.OfRows(TestWorkbook.Row(1, Header.Split(',')) + TestWorkbook.Row(2, new string('x', 32 * 1024 * 1024))), "zip bomb" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_refused_whole(string name, byte[] content, string expected)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var refusal = (await shop.ImportFileAsync(shop.Temp.Write(name, content))).Refusal;
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from product"));
        Assert.Equal(refusal, await shop.ScalarAsync<string>("select error from import where state = 'failed'"));
    }

    [Fact]
    public async Task Single_control_characters_and_a_cell_of_ten_megabytes_reject_their_rows_only()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\nP-1,B\0ag,blue,,1,,\nP-2,{new string('x', 10_000_000)},blue,,1,,\nP-3,Cup,red,,1,,\n");
        Assert.Equal(1, report.New);
        Assert.Equal([(2, "title", "control-character"), (3, "title", "too-long")], report.Rejects.Select(reject => (reject.Line, reject.Column, reject.Code)));
    }

    [Fact]
    public async Task A_header_alone_imports_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        Assert.Equal((0, 0), ((await shop.ImportAsync(Header + "\n")).Rows, (await shop.ImportAsync(Header)).New));
    }

    [Fact]
    public async Task A_semicolon_file_in_windows_1252_is_imported_as_it_is()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var text = $"{Header}\nP-1,Tasche für Süßes,grün,a;b,\"19,90\",,\n".Replace(";", "/", StringComparison.Ordinal).Replace("\"19,90\"", "19.90", StringComparison.Ordinal).Replace(",", ";", StringComparison.Ordinal);
        var report = (await shop.ImportFileAsync(shop.Temp.Write("a.csv", TextEncodings.Find("windows-1252")!.Strict.GetBytes(text)))).Report!;
        Assert.Equal(("windows-1252", ';', 1), (report.Encoding, report.Delimiter, report.New));
        Assert.Equal("Tasche für Süßes", (await new ProductStore(shop.Source).GetAsync("P-1", Token))!.Value("title"));
    }
}
