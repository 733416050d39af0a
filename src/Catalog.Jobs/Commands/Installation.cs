using Catalog.Jobs.Accounts;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Schedule;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Catalog.Jobs.Commands;

/// <summary>An installation that is open: its data folder, database and model, with the pipeline's services.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ILoggerFactory logging;

    private Installation(DataFolder folder, Database database, IModelSource model, LogLevel level, ILoggerFactory logging)
    {
        this.logging = logging;
        (Folder, Database, Model) = (folder, database, model);
        services = new ServiceCollection().AddCatalogJobs(folder, database, model).AddLogging(logging => LogTo(logging, level)).BuildServiceProvider();
    }

    /// <summary>The data folder.</summary>
    public DataFolder Folder { get; }

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>The model; not loaded or connected to until it is needed.</summary>
    public IModelSource Model { get; }

    /// <summary>Opens what the environment names: CATALOG_DATA, CATALOG_DB, CATALOG_MODEL, CATALOG_DEVICE and CATALOG_MEMORY.</summary>
    /// <param name="level">What is logged to standard error.</param>
    public static async Task<Installation> OpenAsync(LogLevel level, CancellationToken cancellationToken)
    {
        var logging = LoggerFactory.Create(builder => LogTo(builder, level));
        try
        {
            var folder = DataFolder.FromEnvironment();
            folder.Create();
            var engine = logging.CreateLogger("Catalog.Model");
            var options = EngineSettings.FromEnvironment(message => Log.EngineWarns(engine, message)) with { FeatureCache = folder.Features };
            var model = ModelLocation.Open(ModelLocation.Find(), options);
            var database = await Database.OpenAsync(folder, Environment.GetEnvironmentVariable("CATALOG_DB"), logging.CreateLogger("Catalog.Storage"), cancellationToken);
            return new(folder, database, model, level, logging);
        }
        catch
        {
            logging.Dispose();
            throw;
        }
    }

    /// <summary>A service of the pipeline.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The data folder's catalogue.</summary>
    /// <exception cref="CatalogProblemException">There is none, or it can't be used.</exception>
    public Task<CatalogDefinition> CatalogAsync(CancellationToken cancellationToken) => Get<CurrentCatalog>().NeedAsync(cancellationToken);

    /// <summary>The sign-in that a fresh installation got; null where people have their own.</summary>
    public Task<SignIn?> FirstSignInAsync(CancellationToken cancellationToken) =>
        FirstSignIn.EnsureAsync(Folder.Root, Database.Source, Get<AccountStore>(), cancellationToken);

    /// <summary>Logs to standard error: standard output is for results.</summary>
    public static void LogTo(ILoggingBuilder logging, LogLevel level)
    {
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Hangfire", LogLevel.Warning);
        logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Model is IAsyncDisposable model) await model.DisposeAsync();
        await Database.DisposeAsync();
        logging.Dispose();
    }
}
