using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

/// <summary>A small catalogue with a database and a folder of its own, for tests that import.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    private readonly TestDatabase database;

    private TestShop(TestDatabase database)
    {
        this.database = database;
        Data = new DataFolder(Path.Combine(Temp.Path, "data"));
        Data.Create();
    }

    public const string Header = "sku,title,color,features,price,image,sheet";

    /// <summary>Where files to import lie.</summary>
    public TempFolder Temp { get; } = new();

    public DataFolder Data { get; }

    public NpgsqlDataSource Source => database.Source;

    public Importer Importer => new(Source, Data, TimeProvider.System);

    public static ColumnMapping Columns { get; } = new(
        "sku", "title", ["title", "color", "features"], new Dictionary<string, string> { ["features"] = ";" }, ["image"], ["sheet"], ["price"], "color", null);

    public CatalogDefinition Catalog { get; } = new(
        "Shop",
        "en-US",
        [new("en-US", null), new("de-DE", null)],
        Columns,
        [new("title", 80), new("bullets", null)],
        [],
        new(null, 0, null, []),
        new(null, null),
        [],
        [],
        null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestShop> OpenAsync(PostgresFixture postgres) => new(await postgres.CreateAsync());

    /// <summary>Imports a file with this text, which must not be refused.</summary>
    public async Task<ImportReport> ImportAsync(string text, bool dryRun = false, string name = "products.csv")
    {
        var result = await TryImportAsync(text, dryRun, name);
        Assert.Null(result.Refusal);
        return result.Report!;
    }

    public Task<ImportResult> TryImportAsync(string text, bool dryRun = false, string name = "products.csv") => ImportFileAsync(Temp.Write(name, text), dryRun);

    public Task<ImportResult> ImportFileAsync(string file, bool dryRun = false) => Importer.ImportAsync(file, Catalog, new ImportOptions("test", dryRun), null, Token);

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: Token));
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Temp.Dispose();
    }
}
