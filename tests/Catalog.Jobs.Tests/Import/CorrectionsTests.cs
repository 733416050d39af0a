using System.Runtime.CompilerServices;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class CorrectionsTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_were_fixed_are_counted_for_the_import_that_had_left_them_out()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var first = await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\n,Two,blue,,1,,\nP-3,,blue,,1,,\n");
        Assert.Null(first.Receipt);

        await EditAsync(first, ",Two", "P-2,Two");
        var second = (await shop.ImportFileAsync(first.RejectsFile!)).Report!;
        Assert.Equal((2, 1, 1), (second.Rows, second.New, second.Rejected));
        Assert.Equal(new RejectsReceipt(first.ImportId!.Value, 1, 1), second.Receipt);

        // What is still out is fixed in the second's file: it counts for the first, too, under whatever name a browser gives it.
        await EditAsync(second, "P-3,,", "P-3,Three,");
        var renamed = Path.ChangeExtension(second.RejectsFile!, null) + " (1).csv";
        File.Copy(second.RejectsFile!, renamed);
        var third = (await shop.ImportFileAsync(renamed)).Report!;
        Assert.Equal(new RejectsReceipt(second.ImportId!.Value, 1, 0), third.Receipt);
        Assert.Equal(2, await shop.ScalarAsync<long>($"select count(*) from import_reject where import_id = {first.ImportId} and resolved_by is not null"));

        // Once more: nothing new, and the receipt says the same.
        Assert.Equal(new RejectsReceipt(first.ImportId!.Value, 2, 0), (await shop.ImportFileAsync(first.RejectsFile!)).Report!.Receipt);
    }

    [Fact]
    public async Task A_product_of_several_lines_is_given_back_as_the_lines_of_the_file()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", $"{Header}\nP-1,One,blue,a,1,,\nP-1,,,b,,,\nP-2,,blue,a,1,,\nP-2,,,b,,,\n");
        var report = (await shop.Importer.ImportAsync(file, shop.Catalog, new ImportOptions("test") { View = table => new Joined(table) }, null, Token)).Report!;
        Assert.Equal((4, 2, 1, 1), (report.Rows, report.Items, report.New, report.Rejected));
        Assert.Equal((4, "no-title"), (report.Rejects[0].Line, report.Rejects[0].Code));
        Assert.Equal("a; b", await shop.ScalarAsync<string>("select (facts -> 2 -> 'values' ->> 0) || '; ' || (facts -> 2 -> 'values' ->> 1) from product"));
        var lines = await File.ReadAllLinesAsync(report.RejectsFile!, Token);
        Assert.Equal($"{Header},line,column,reason,hint", lines[0].TrimStart('\uFEFF'));
        Assert.StartsWith("P-2,,blue,a,1,,,4,title,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("P-2,,,b,,,,5,,\"It belongs to the product that starts in line 4", lines[2], StringComparison.Ordinal);

        await EditAsync(report, "P-2,,blue", "P-2,Two,blue");
        var again = (await shop.Importer.ImportAsync(report.RejectsFile!, shop.Catalog, new ImportOptions("test") { View = table => new Joined(table) }, null, Token)).Report!;
        Assert.Equal((2, 1, 1), (again.Rows, again.Items, again.New));
        Assert.Equal(new RejectsReceipt(report.ImportId!.Value, 1, 0), again.Receipt);
    }

    private static async Task EditAsync(ImportReport report, string from, string to) =>
        await File.WriteAllTextAsync(report.RejectsFile!, (await File.ReadAllTextAsync(report.RejectsFile!, Token)).Replace(from, to, StringComparison.Ordinal), Token);

    // As a dialect does: lines with the same article number are one product; the features of all, everything else of the first.
    private sealed class Joined(ITable file) : ITable
    {
        public TableFormat Format => file.Format;

        public IReadOnlyList<string> Header { get; } = CorrectionsTests.Header.Split(',');

        public IReadOnlyList<string> SourceHeader => file.SourceHeader;

        public long Bytes => file.Bytes;

        public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
        {
            var parts = new List<TableRow>();
            await foreach (var row in file.ReadAsync(progress, ct))
            {
                if (parts.Count > 0 && parts[0].Cells[0] != row.Cells[0])
                {
                    yield return Product([.. parts]);
                    parts.Clear();
                }

                parts.Add(row);
            }

            yield return Product([.. parts]);
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();

        private static TableRow Product(TableRow[] parts) =>
            new(parts[0].Line, [.. parts[0].Cells[..3], string.Join(';', parts.Select(part => part.Cells[3])), .. parts[0].Cells[4..7]]) { Parts = parts };
    }
}
