using Catalog.Jobs.Export;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Tables.Encodings;
using Catalog.Jobs.Tests.Storage;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Tables;

public sealed class CsvSourceTests : IDisposable
{
    private static readonly Gen<string> Cell = Gen.OneOf("", "a", ",", ";", "\"", "\r\n", "\n", "\t", "'", "=1", "'=1", "-", "@x", "é", "日本", "😀", " ").Array[0, 4].Select(parts => string.Concat(parts));

    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task What_we_write_we_read(char delimiter) => await Cell.Array[2, 4].Array[1, 5].Where(rows => rows.All(row => row.Length == rows[0].Length)).SampleAsync(async rows =>
    {
        var file = Path.Combine(temp.Path, $"{Guid.NewGuid():N}.csv");
        await using (var csv = new CsvFile(file, delimiter))
        {
            foreach (var row in rows) await csv.WriteAsync(row, CancellationToken.None);
            await csv.CloseAsync();
            csv.Publish();
        }

        var read = new List<string[]>();
        await foreach (var record in CsvSource.ReadAsync(Utf8(file), delimiter, null, CancellationToken.None)) read.Add([.. record.Cells.Select(FormulaGuard.Undo)]);
        Assert.Equal(rows, read);
    }, iter: 200);

    [Fact]
    public async Task Lines_are_those_of_the_file()
    {
        var file = temp.Write("a.csv", "a,b\r\n1,\"x\r\ny\"\r\n\r\n \r\n2,\"z\n\n\"\r\n3,w");
        var lines = new List<int>();
        await foreach (var record in CsvSource.ReadAsync(Utf8(file), ',', null, TestContext.Current.CancellationToken)) lines.Add(record.Line);
        Assert.Equal([1, 2, 6, 9], lines);
    }

    [Fact]
    public Task Any_bytes_are_text_or_refused() => Gen.Byte.Array[0, 200].SampleAsync(async bytes =>
    {
        var file = temp.Write($"{Guid.NewGuid():N}.csv", bytes);
        try
        {
            var text = await SourceText.InspectAsync(file, "any.csv", null, CancellationToken.None);
            await foreach (var record in CsvSource.ReadAsync(text, ',', null, CancellationToken.None)) Assert.NotEmpty(record.Cells);
        }
        catch (RefusedFileException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }, iter: 300);

    private static SourceText Utf8(string file) => new(file, "UTF-8", TextEncodings.Utf8, 0);
}
