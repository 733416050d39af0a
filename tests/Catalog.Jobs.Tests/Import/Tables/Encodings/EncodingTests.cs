using System.Text;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Tables.Encodings;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Tables.Encodings;

public sealed class EncodingTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    public static TheoryData<string, string> Samples { get; } = new()
    {
        { "UTF-8", "Rucksack für Größe XL; 79,90 €" },
        { "UTF-8", "防水バックパック 青 😀" },
        { "UTF-16LE", "防水背包 蓝色" },
        { "UTF-16BE", "防水背包 蓝色" },
        { "UTF-16LE", "plain" },
        { "windows-1252", "Süß" },
        { "windows-1252", "Rucksack für Größe XL, wasserdicht; 79,90 €" },
        { "windows-1252", "Sac à dos imperméable, élégant, vert émeraude" },
        { "windows-1252", "Mochila pequeña para niños; ¡edición especial!" },
        { "windows-1252", "Ryggsäck med många fickor, blå" },
        { "windows-1252", "Garrafa térmica de aço, não vaza" },
        { "windows-1250", "Plecak wodoodporny, pojemność 20 l, żółty łańcuch" },
        { "windows-1250", "Batoh pro děti, růžový, příslušenství" },
        { "windows-1250", "Hátizsák, vízálló, sötétkék, erős, űrtartalom" },
        { "windows-1251", "Рюкзак водонепроницаемый, синий" },
        { "windows-1251", "Рюкзак для міста, колір синій, місткість" },
        { "windows-1253", "Σακίδιο πλάτης αδιάβροχο, μπλε" },
        { "windows-1254", "Su geçirmez sırt çantası, yeşil, ışıklı" },
        { "windows-1255", "תיק גב עמיד במים, כחול" },
        { "windows-1256", "حقيبة ظهر مقاومة للماء, أزرق" },
        { "windows-1257", "Neperšlampama kuprinė, žalia, patogi, dydžių" },
        { "windows-874", "กระเป๋าเป้กันน้ำ สีน้ำเงิน" },
        { "Shift_JIS", "防水バックパック、大容量の収納" },
        { "Shift_JIS", "カメラバッグ ブラック" },
        { "EUC-KR", "방수 배낭, 파란색, 대용량" },
        { "GB18030", "防水背包，蓝色，大容量设计" },
        { "GB18030", "不锈钢保温杯 500毫升" },
        { "Big5", "防水背包，藍色，大容量設計" },
        { "EUC-JP", "防水バックパック、大容量の収納" },
        { "ISO-8859-2", "Plecak wodoodporny, pojemność, żółty łańcuch, ąśź" },
        { "KOI8-R", "Рюкзак водонепроницаемый, синий" },
        { "macintosh", "Rucksack für Größe XL, Wärme" },
        { "IBM850", "Rucksack für Größe XL, Wärme" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task An_encoding_is_found_out(string name, string text)
    {
        var read = await ReadTable.OfAsync(Write(name, text, mark: false));
        Assert.Equal(name, read.Format.Encoding);
        Assert.Equal(text, read.Cell(0, "title"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task An_encoding_that_a_person_names_is_taken(string name, string text)
    {
        var read = await ReadTable.OfAsync(Write(name, text, mark: false), TableSettings.Detect with { Encoding = name.ToLowerInvariant() });
        Assert.Equal((name, text), (read.Format.Encoding, read.Cell(0, "title")));
    }

    [Theory]
    [InlineData("UTF-8", "UTF-8 with BOM")]
    [InlineData("UTF-16LE", "UTF-16LE")]
    [InlineData("UTF-16BE", "UTF-16BE")]
    [InlineData("UTF-32LE", "UTF-32LE")]
    [InlineData("GB18030", "GB18030")]
    public async Task A_byte_order_mark_is_believed_and_is_no_part_of_the_first_column(string name, string reported)
    {
        var read = await ReadTable.OfAsync(Write(name, "青 ü", mark: true));
        Assert.Equal((reported, "sku", "青 ü"), (read.Format.Encoding, read.Header[0], read.Cell(0, "title")));
    }

    [Fact]
    public async Task An_encoding_that_a_person_names_goes_before_what_was_found_out()
    {
        var file = temp.Write("a.csv", [.. "sku,title\nP-1,"u8, 0xE9, .. "\n"u8]);
        Assert.Equal("é", (await ReadTable.OfAsync(file)).Cell(0, "title"));
        Assert.Equal("й", (await ReadTable.OfAsync(file, TableSettings.Detect with { Encoding = "windows-1251" })).Cell(0, "title"));
        Assert.Contains("is no encoding", await ReadTable.RefusalAsync(file, TableSettings.Detect with { Encoding = "klingon" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_far_down_in_a_file_count()
    {
        var lines = string.Concat(Enumerable.Range(1, 60_000).Select(i => $"P-{i},Plain words without any accent {i}\n"));
        var file = temp.Write("a.csv", [.. Encoding.ASCII.GetBytes("sku,title\n" + lines), .. TextEncodings.Find("windows-1252")!.Strict.GetBytes("P-0,Süße Größe\n")]);
        var read = await ReadTable.OfAsync(file);
        Assert.Equal(("windows-1252", "Süße Größe", 60_001), (read.Format.Encoding, read.Cell(60_000, "title"), read.Rows.Count));
    }

    // Each is the text before the fault, the bytes at fault, and where they are said to be.
    public static TheoryData<string, string, byte[], string> Faults { get; } = new()
    {
        { "UTF-8", "sku,title\nP-1,Größe\nP-2,Süße äöüéèñç\nP-3,ab", [0xFF], "Line 4, character 7 of a.csv: the bytes there are no UTF-8" },
        { "UTF-8", "sku,title\nP-1,Größe\nP-3,\nP-3,ab", [0xC3], "Line 4, character 7" },
        { "UTF-16LE", "sku,title\nP-1,ab", [0x00, 0xD8, 0x41, 0x00], "Line 2, character 7 of a.csv: the bytes there are no UTF-16LE" },
        { "UTF-16BE", "sku,title\nP-1,ab", [0xDC, 0x00, 0x00, 0x41], "Line 2, character 7" },
        { "UTF-16LE", "sku,title\nP-1,ab", [0x41], "Line 2, character 7" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Bytes_that_are_not_of_the_encoding_are_named_by_line_and_character(string name, string text, byte[] fault, string expected)
    {
        var file = temp.Write("a.csv", [.. TextEncodings.Find(name)!.Strict.GetBytes(text), .. fault]);
        Assert.Contains(expected, await ReadTable.RefusalAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_behind_the_first_pieces_is_named_as_well()
    {
        var lines = string.Concat(Enumerable.Range(1, 40_000).Select(i => $"P-{i},Größe {i}\r\n"));
        var file = temp.Write("a.csv", [.. Encoding.UTF8.GetBytes("sku,title\r\n" + lines + "P-0,x"), 0xFE, .. "\r\n"u8]);
        Assert.Contains("Line 40002, character 6", await ReadTable.RefusalAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_two_encodings_is_refused()
    {
        var german = string.Concat(Enumerable.Range(1, 50).Select(i => $"P-{i},Größe für Süßes\n"));
        var file = temp.Write("a.csv", [.. Encoding.UTF8.GetBytes("sku,title\n" + german), .. TextEncodings.Find("windows-1252")!.Strict.GetBytes("P-x,Größe\n")]);
        Assert.Contains("Line 52, character 7", await ReadTable.RefusalAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        var zeros = temp.Write("zeros.csv", new byte[10_000]);
        Assert.Contains("control character U+0000", await ReadTable.RefusalAsync(zeros), StringComparison.Ordinal);
        Assert.Contains("is a PDF", await ReadTable.RefusalAsync(temp.Write("a.csv", "%PDF-1.7\nsku")), StringComparison.Ordinal);
        Assert.Contains("old format", await ReadTable.RefusalAsync(temp.Write("a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])), StringComparison.Ordinal);
        Assert.Contains("is empty", await ReadTable.RefusalAsync(temp.Write("a.csv", "\uFEFF")), StringComparison.Ordinal);
    }

    private string Write(string name, string text, bool mark)
    {
        var encoding = TextEncodings.Find(name)!.Strict;
        byte[] start = !mark ? [] : name == "GB18030" ? [0x84, 0x31, 0x95, 0x33] : encoding.GetPreamble();
        return temp.Write("a.csv", [.. start, .. encoding.GetBytes($"sku;title;color\r\nP-1;\"{text}\";\r\n")]);
    }
}
