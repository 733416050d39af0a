using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security.Access;
using Catalog.Dashboard.Tests.Security.OpenId;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology.Rechecks;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Catalog.Dashboard.Tests.Hosting;

/// <summary>A dashboard on a free port with a database and a data folder of its own.</summary>
public sealed class DashboardSite : IAsyncDisposable
{
    /// <summary>The password of every account that the tests make.</summary>
    public const string Password = "a password for tests";

    private readonly TestDatabase database;
    private readonly DashboardSettings settings;
    private readonly Action<IServiceCollection>? more;
    private DashboardHost host;

    private DashboardSite(TestDatabase database, DataFolder folder, DashboardHost host, RecordingRequests requests, DashboardSettings settings, Action<IServiceCollection>? more)
    {
        this.more = more;
        this.settings = settings;
        this.database = database;
        Folder = folder;
        this.host = host;
        Requests = requests;
    }

    public Uri Address => host.Address;

    public NpgsqlDataSource Source => database.Source;

    public Seeder Seeder => new(Source, Path.Combine(Repository.Demo, "pictures"));

    public DataFolder Folder { get; }

    public RecordingRequests Requests { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>Starts one with the demo's catalogue, or none, and one account a role, each called like its role, and <c>all</c> with all roles.</summary>
    /// <param name="more">Registers services before the program does.</param>
    public static async Task<DashboardSite> StartAsync(
        PostgresFixture postgres, int signInsPerMinute = 10_000, bool hasCatalog = true, AccessOptions? access = null, Action<IServiceCollection>? more = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await postgres.CreateAsync();
        var folder = new DataFolder(Path.Combine(Path.GetTempPath(), $"catalog-site-{Guid.NewGuid():N}"));
        folder.Create();
        if (hasCatalog) Assert.Equal("", (await new CatalogFolder(folder).AdoptAsync(Path.Combine(Repository.Demo, "catalog.json"), cancellation)).Message);

        var requests = new RecordingRequests();
        var settings = new DashboardSettings
        {
            Folder = folder,
            Address = "http://127.0.0.1:0",
            SignInsPerMinute = signInsPerMinute,
            Access = access ?? new(),
            OpenIdSecret = TestProvider.Secret,
        };
        var host = await StartAsync(settings, database, requests, more);
        var accounts = host.Services.GetRequiredService<AccountStore>();
        foreach (var role in Role.All) await accounts.CreateAsync(role, Password, [role], cancellation);
        await accounts.CreateAsync("all", Password, [.. Role.All], cancellation);
        return new DashboardSite(database, folder, host, requests, settings, more);
    }

    /// <summary>Ends the server and starts another at the same address, on the same database and folder.</summary>
    public async Task RestartAsync()
    {
        var address = host.Address.GetLeftPart(UriPartial.Authority);
        await host.DisposeAsync();
        host = await StartAsync(settings with { Address = address }, database, Requests, more);
    }

    private static Task<DashboardHost> StartAsync(DashboardSettings settings, TestDatabase database, RecordingRequests requests, Action<IServiceCollection>? more) =>
        DashboardHost.StartAsync(settings, builder => With(builder.Services, more)
            .AddSingleton(database.Source)
            .AddSingleton<IRewriteRequests>(requests)
            .AddSingleton<IRunRequests>(requests)
            .AddSingleton<IFileRequests>(requests)
            .AddSingleton<IRecheckRequests>(requests)
            .AddSingleton<WorkingDrafts>()
            .AddSingleton<IDraftRequests>(services => services.GetRequiredService<WorkingDrafts>())
            .AddSingleton<ISourceRequests>(requests)
            .AddSingleton<IBulkRequests>(requests)
            .AddHangfire(hangfire => hangfire.UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(database.Database.ConnectionString),
                new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false })), TestContext.Current.CancellationToken);

    private static IServiceCollection With(IServiceCollection services, Action<IServiceCollection>? more)
    {
        more?.Invoke(services);
        return services;
    }

    /// <summary>A browser without JavaScript; signed in where an account is named.</summary>
    public async Task<SiteClient> ClientAsync(string? account = null)
    {
        var client = new SiteClient(Address);
        if (account is not null) await client.SignInAsync(account, Password);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(Folder.Root, recursive: true);
    }
}
