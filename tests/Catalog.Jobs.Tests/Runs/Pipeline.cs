using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Commands;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

/// <summary>A database of its own with a small catalogue, and runs on it with a scripted model.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly TestDatabase database;

    private Pipeline(TestDatabase database) => this.database = database;

    public static CatalogDefinition DefaultCatalog { get; } = new(
        "test", "en-US", [new("en-US", null), new("en-GB", null), new("en-CA", null)],
        new ColumnMapping("sku", "title", ["title", "color"], new Dictionary<string, string>(), ["image"], ["document"], [], null, null) { Visible = ["color"] },
        [new("title", 80), new("description", 400)], [], new ApprovalRules(Severity.Minor, 1, Severity.Critical, []), new RunBudget(null, null), [], [], null);

    public NpgsqlDataSource Source => database.Source;

    public ProductStore Products => new(Source);

    public RunStore Runs => new(Source);

    public WorkItems Items => new(Source);

    public CatalogDefinition Catalog { get; set; } = DefaultCatalog;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Pipeline> CreateAsync(PostgresFixture postgres, int products = 0)
    {
        var pipeline = new Pipeline(await postgres.CreateAsync());
        for (var n = 1; n <= products; n++) await pipeline.AddAsync($"SKU-{n:000}", $"Nordvik Trail {(char)('A' + n)} Backpack");
        return pipeline;
    }

    /// <summary>Adds a product or changes it.</summary>
    public async Task<long> AddAsync(string sku, string title, string color = "blue", IReadOnlyList<MediaFile>? pictures = null, IReadOnlyList<MediaFile>? documents = null)
    {
        Fact[] facts = [new("title", [title]), new("color", [color])];
        await using var connection = await Source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
            values (@sku, @title, @facts, '{}', @pictures, @documents, @hash, 0)
            on conflict (sku) do update set title = excluded.title, facts = excluded.facts, pictures = excluded.pictures, documents = excluded.documents, hash = excluded.hash
            returning id
            """,
            new
            {
                sku,
                title,
                facts = Jsonb.Of(facts),
                pictures = Jsonb.Of(pictures ?? []),
                documents = Jsonb.Of(documents ?? []),
                hash = string.Join('|', [title, color, .. (pictures ?? []).Concat(documents ?? []).Select(file => file.Hash)]),
            },
            cancellationToken: Cancellation));
    }

    public Task<Run> StartAsync(ScriptedEngine engine, RunBudget? budget = null) =>
        new Refresh(new RunPlanner(Source, Products), new PictureStore(Source), engine).StartAsync(Catalog, "test", budget, null, Cancellation);

    public Task PumpAsync(ScriptedEngine engine, CancellationToken? cancellation = null, int atOnce = 3) =>
        new Pump(Source, Products, engine, new PumpOptions { Products = atOnce, PollInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System, NullLogger<Pump>.Instance)
            .RunAsync(Catalog, new RunProgress(), cancellation ?? Cancellation);

    /// <summary>A refresh from start to end.</summary>
    public async Task<RunReport> RefreshAsync(ScriptedEngine engine, RunBudget? budget = null)
    {
        var run = await StartAsync(engine, budget);
        await PumpAsync(engine);
        return (await Runs.ReportAsync(run.Id, Cancellation))!;
    }

    public async Task<string> TextsAsync() => JsonSerializer.Serialize(await TextList.ReadAsync(Source, Cancellation), RunReport.Json);

    public async Task<IReadOnlyList<ListedFinding>> FindingsAsync() => await OpenFindingList.ReadAsync(Source, Cancellation);

    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Source.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: Cancellation)))!;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: Cancellation))];
    }

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: Cancellation));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
