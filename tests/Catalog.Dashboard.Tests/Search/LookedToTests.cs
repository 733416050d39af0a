using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Search;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Catalog.Dashboard.Tests.Search;

/// <summary>Pages of queries that hardly anything meets, where looking stops early: after two hundred rows here.</summary>
public sealed class LookedToTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private SiteClient client = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres, more: services => services
            .AddSingleton(provider => new TextList(provider.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System) { MostRows = 200 })
            .AddSingleton(provider => new ProductSearch(provider.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System) { MostRows = 200 }));
        await new Showcase(site.Seeder).FillAsync();
        await site.Seeder.ExecuteAsync(
            """
            with products as (
                insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
                select 'A-' || n, 'Many', '[]', '{}', '[]', '[]', '', 1 from generate_series(1, 350) n returning id)
            insert into copy (product_id, locale, state, updated_at) select id, 'de-DE', 'needs_review', now() + interval '1 day' from products
            """);
        client = await site.ClientAsync("reviewer");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Theory]
    [InlineData("/texts")]
    [InlineData("/products")]
    [InlineData("/matrix")]
    public async Task The_page_says_that_looking_stopped_and_leads_on_to_what_there_is(string path)
    {
        var page = await client.GetAsync($"{path}?q=-many");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Look further", page.TextOf(".notice[role=status]"), StringComparison.Ordinal);
        // Nothing is said about what there is: nobody knows yet.
        Assert.Null(page.Document.QuerySelector(".empty"));
        var steps = 0;
        while (page.Document.QuerySelector(".notice[role=status] a") is { } further)
        {
            Assert.InRange(++steps, 1, 3);
            page = await client.GetAsync(further.GetAttribute("href")!);
        }

        Assert.NotEmpty(page.Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("Many", page.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Equal(1, steps);
    }
}
