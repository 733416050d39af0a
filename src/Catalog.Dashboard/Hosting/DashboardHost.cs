using Catalog.Dashboard.Security;
using Catalog.Dashboard.Security.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Catalog.Dashboard.Hosting;

/// <summary>The web server of the dashboard, listening. Prints nothing: the caller tells people the address.</summary>
public sealed class DashboardHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DashboardHost(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    /// <summary>Where it listens, with the port that it really has.</summary>
    public Uri Address { get; }

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Builds the application without starting it.</summary>
    /// <param name="configure">
    /// Adds what the dashboard stands on: an <c>NpgsqlDataSource</c>, Hangfire's storage (<c>AddHangfire</c>),
    /// and the requests of <c>Catalog.Jobs.Review</c> (<c>IRewriteRequests</c>, <c>IRunRequests</c>, <c>IFileRequests</c>, <c>ISourceRequests</c>); also logging and job servers. An <c>ICurrentCatalog</c> that is given replaces the data folder's.
    /// </param>
    /// <exception cref="InvalidDataException"><see cref="DashboardSettings.Access"/> can't be used.</exception>
    public static WebApplication Build(DashboardSettings settings, Action<WebApplicationBuilder> configure)
    {
        AccessFile.Proved(settings.Access, AccessOptions.FileName);
        var folder = AppContext.BaseDirectory;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DashboardHost).Assembly.GetName().Name,
            ContentRootPath = folder,
            WebRootPath = Path.Combine(folder, "wwwroot"),
            // Nothing is configured by files of ASP.NET's, and a watcher takes one of the 128 that Linux gives a user.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(settings.Address);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(settings);
        builder.Services.AddDashboardSecurity(settings);
        builder.Services.AddDashboardPages(settings);
        builder.Services.AddDashboardHealth();
        configure(builder);

        var app = builder.Build();
        app.UseDashboard(settings);
        return app;
    }

    /// <summary>Starts the dashboard.</summary>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<DashboardHost> StartAsync(DashboardSettings settings, Action<WebApplicationBuilder> configure, CancellationToken cancellation)
    {
        settings.Folder.Create();
        var app = Build(settings, configure);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return new DashboardHost(app, new Uri(addresses.First()));
    }

    /// <summary>Comes back when the process is told to end (Ctrl+C, SIGTERM), or the token is.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) => app.WaitForShutdownAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var environment = app.Environment;
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        // The application leaves these open, and with them a watcher of the files whose versions stand in the pages.
        (environment.WebRootFileProvider as IDisposable)?.Dispose();
        (environment.ContentRootFileProvider as IDisposable)?.Dispose();
    }
}
