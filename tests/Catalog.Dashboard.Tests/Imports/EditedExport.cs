using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Products;
using Xunit;

namespace Catalog.Dashboard.Tests.Imports;

/// <summary>A site with approved texts whose export a person edits in a spreadsheet.</summary>
internal static class EditedExport
{
    /// <summary>The German title of the kettle.</summary>
    public const string Title = "Tindra Nova Wasserkocher";

    /// <summary>The French title of the backpack.</summary>
    public const string French = "Sac à dos Velmora Metro";

    /// <summary>Fills the site with products and texts, and exports a channel.</summary>
    /// <returns>The file's text.</returns>
    public static async Task<string> ExportAsync(DashboardSite site, string channel)
    {
        await new Showcase(site.Seeder).FillAsync();
        await site.Seeder.ExecuteAsync("update copy set approved_revision_id = newest_revision_id where state = 'approved' and approved_revision_id is null", new { });
        var text = await ExportedAsync(site, channel);
        Assert.Contains(Title, text, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Exports a channel as it is now.</summary>
    public static async Task<string> ExportedAsync(DashboardSite site, string channel)
    {
        var catalog = (await new CatalogFolder(site.Folder).LoadAsync(TestContext.Current.CancellationToken)).Definition!;
        var exporter = new Exporter(site.Source, new ProductStore(site.Source), site.Folder, TimeProvider.System);
        var report = await exporter.ExportAsync(catalog, catalog.Channels.First(one => one.Name == channel), null, "mia", TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(report.File, TestContext.Current.CancellationToken);
    }

    /// <summary>The newest revision of the kettle's German text: author, state and title.</summary>
    public static Task<string?> KettleAsync(DashboardSite site) => site.Seeder.ScalarAsync<string?>("""
        select r.author || ', ' || c.state || ', ' || (r.texts ->> 'title') from copy c join product p on p.id = c.product_id
        join revision r on r.id = c.newest_revision_id where p.sku = 'KTL-1042' and c.locale = 'de-DE'
        """);
}
