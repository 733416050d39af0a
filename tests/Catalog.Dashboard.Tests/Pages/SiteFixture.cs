using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Comments;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

/// <summary>A dashboard with the showcase in it, for tests that only look.</summary>
public sealed class SiteFixture(PostgresFixture postgres) : IAsyncLifetime
{
    public DashboardSite Site { get; private set; } = null!;

    public Showcase Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await DashboardSite.StartAsync(postgres);
        Shop = new Showcase(Site.Seeder);
        await Shop.FillAsync();
        await Shop.TermsAsync();
        await SeededHistory.FillAsync(Site.Seeder, Site.Services.GetRequiredService<CommentStore>(), Shop);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
