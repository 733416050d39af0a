using System.IO.Compression;
using System.Text;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Import.Tables.Workbooks;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Archives;

public sealed class ArchiveFolderTests : IDisposable
{
    private static readonly byte[] Table = "sku,title,image\nP-1,Bag,pictures/a.jpg\n"u8.ToArray();

    private readonly TempFolder temp = new();
    private readonly DataFolder data;
    private readonly ArchiveFolder archives;

    public ArchiveFolderTests()
    {
        data = new DataFolder(Path.Combine(temp.Path, "data"));
        archives = new ArchiveFolder(data);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_table_lies_beside_its_pictures()
    {
        var zip = temp.Write("shop.zip", TestWorkbook.Zip(
            ("shop/", []), ("shop/products.csv", Table), ("shop/pictures/a.jpg", [1, 2, 3]), ("readme.txt", "hello"u8.ToArray()), ("__MACOSX/shop/._products.csv", [0]), ("shop/.DS_Store", [0])));
        var table = await archives.UnpackAsync(zip, "shop.zip", Token);
        Assert.Equal(Table, await File.ReadAllBytesAsync(table, Token));
        Assert.StartsWith(data.Archives, table, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(table)!, "pictures", "a.jpg"), Token));
        Assert.Equal(table, await archives.UnpackAsync(zip, "again.zip", Token));
        Assert.Single(Directory.GetDirectories(data.Archives));
        Assert.Equal(3, Directory.GetFiles(data.Archives, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Other_files_are_themselves()
    {
        var csv = temp.Write("a.csv", Table);
        Assert.Equal(csv, await archives.UnpackAsync(csv, "a.csv", Token));
        var workbook = temp.Write("a.xlsx", TestWorkbook.OfRows(TestWorkbook.Row(1, "sku")));
        Assert.Equal(workbook, await archives.UnpackAsync(workbook, "a.xlsx", Token));
    }

    [Theory]
    [InlineData("../evil.csv", "leads out of the folder")]
    [InlineData("a/../../evil.csv", "leads out of the folder")]
    [InlineData("..\\evil.csv", "leads out of the folder")]
    [InlineData("/etc/evil.csv", "absolute path")]
    [InlineData("C:\\evil.csv", "absolute path")]
    [InlineData("a//evil.csv", "no file can have")]
    [InlineData("a\u0007.csv", "no file can have")]
    public async Task A_name_that_leads_elsewhere_is_refused_and_nothing_is_unpacked(string name, string expected)
    {
        Assert.Contains(expected, await RefusalAsync(TestWorkbook.Zip(("products.csv", Table), (name, [1]))), StringComparison.Ordinal);
        Assert.False(Directory.Exists(data.Archives) && Directory.EnumerateFileSystemEntries(data.Archives).Any());
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("products.csv");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var stream = entry.Open();
            stream.Write("/etc/passwd"u8);
        }

        Assert.Contains("is a link", await RefusalAsync(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_must_be_one_table()
    {
        Assert.Contains("has no table", await RefusalAsync(TestWorkbook.Zip(("a.jpg", [1]))), StringComparison.Ordinal);
        Assert.Contains("has 2 tables in it", await RefusalAsync(TestWorkbook.Zip(("a.csv", Table), ("b/b.xlsx", Table))), StringComparison.Ordinal);
        Assert.Contains("\"a.csv\" twice", await RefusalAsync(TestWorkbook.Zip(("a.csv", Table), ("a.csv", Table))), StringComparison.Ordinal);
        Assert.Contains("\"a/a.csv\" twice", await RefusalAsync(TestWorkbook.Zip(("a/a.csv", Table), ("a\\a.csv", Table))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_is_refused_while_it_is_unpacked_and_nothing_is_kept()
    {
        Assert.Contains("zip bomb", await RefusalAsync(TestWorkbook.Zip(("products.csv", Table), ("a.jpg", new byte[64 * 1024 * 1024]))), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Archives));
    }

    [Fact]
    public async Task A_changed_byte_is_noticed()
    {
        var picture = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"{i * 7919 % 1000}")));
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("products.csv", Table), ("a.jpg", picture) })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        var bytes = output.ToArray();
        bytes[bytes.AsSpan().IndexOf(picture) + 50] ^= 1;
        Assert.Contains("damaged", await RefusalAsync(bytes), StringComparison.Ordinal);
        Assert.Contains("damaged or cut off", await RefusalAsync(bytes[..^30]), StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(byte[] zip)
    {
        var file = temp.Write($"{Guid.NewGuid():N}.zip", zip);
        return (await Assert.ThrowsAsync<RefusedFileException>(() => archives.UnpackAsync(file, "shop.zip", Token))).Message;
    }
}
