using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Tables;

/// <summary>A file read to its end.</summary>
internal sealed record ReadTable(TableFormat Format, IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ReadTable> OfAsync(string path, TableSettings? settings = null, params string[] known)
    {
        await using var table = await TableFile.OpenAsync(path, Path.GetFileName(path), known.ToHashSet(), settings ?? TableSettings.Detect, Token);
        return new(table.Format, table.Header, await table.ReadAsync(null, Token).ToListAsync(Token));
    }

    /// <summary>The message with which a file is refused.</summary>
    public static async Task<string> RefusalAsync(string path, TableSettings? settings = null) =>
        (await Assert.ThrowsAsync<RefusedFileException>(() => OfAsync(path, settings))).Message;

    /// <summary>A cell by the name of its column.</summary>
    public string Cell(int row, string column) => Rows[row].Cells[Header.Index().Single(one => one.Item == column).Index];
}
