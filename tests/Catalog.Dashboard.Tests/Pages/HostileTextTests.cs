using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class HostileTextTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

    private DashboardSite site = null!;
    private long product;
    private long copy;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        product = await site.Seeder.ProductAsync("EVIL" + Evil, "title: " + Evil, "color: " + Evil);
        copy = await site.Seeder.TextAsync(product, new SeededText(
            "de-DE",
            "needs_review",
            SeededText.Fields(Evil, "Text " + Evil, Evil, Evil),
            SeededText.Says("title: " + Evil),
            [new Finding(Evil, Severity.Critical, Evil, "title", Evil, Evil, Evil)],
            SeededText.Fields("x", "y", "z", "w")));
        await site.Seeder.ExecuteAsync(
            """
            insert into import (file_name, columns, state, rejected, notes, error, started_by) values (@Evil, array[@Evil], 'failed', 1, array[@Evil], @Evil, @Evil);
            insert into import_reject (import_id, line, column_name, code, reason, hint, cells) values (1, 2, @Evil, @Evil, @Evil, @Evil, array[@Evil]);
            insert into run (kind, state, started_by, stopped_by, model, report) values ('refresh', 'stopped', @Evil, @Evil, @Evil, jsonb_build_object('stopped_by', @Evil::text, 'findings', jsonb_build_object(@Evil::text, 1)));
            insert into export_batch (channel, format, file_name, kept_file, rows, cells, skipped, created_by, notes) values (@Evil, 'wide', '/etc/passwd', '/etc/passwd', 1, 1, 0, @Evil, array[@Evil]);
            insert into export_item select 1, id, newest_revision_id from copy;
            insert into export_skip select 1, id, @Evil, 'limit', @Evil from copy;
            insert into glossary_entry (term, locale, category, rule, translation, inflections, note, changed_by) values (@Evil, 'de-DE', @Evil, 'preferred', @Evil, array[@Evil], @Evil, @Evil);
            insert into style_guide (locale, category, guide, changed_by) values ('de-DE', @Evil, @Evil, @Evil);
            update terminology set not_taken = array[@Evil];
            """,
            new { Evil });
        await site.Seeder.ExecuteAsync("update product set pictures = '[{\"path\": \"/etc/passwd\", \"hash\": \"x\"}]' where id = @product", new { product });
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    // As words of the search language.
    private static string Quoted => $"\"{Evil.Replace("\"", "", StringComparison.Ordinal)}\"";

    [Fact]
    public async Task Text_from_catalogues_and_models_is_never_markup()
    {
        using var client = await site.ClientAsync("all");
        foreach (var path in new[] { "/", "/review", $"/review/{copy}?edit=1", "/products", $"/products/{product}", "/runs", "/runs/1", "/imports", "/imports/1", "/exports", "/exports/1", "/glossary", "/glossary/entry/1", "/glossary/styles", "/glossary/suggestions", "/glossary?q=" + Uri.EscapeDataString(Evil), "/products?q=" + Uri.EscapeDataString(Quoted), "/texts?q=" + Uri.EscapeDataString(Quoted) })
        {
            var page = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), img[src=x], [onerror]"));
        }

        Assert.Contains(Evil, (await client.GetAsync($"/review/{copy}")).TextOf(".field-text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_not_sent()
    {
        using var client = await site.ClientAsync("viewer");
        var answer = await client.GetAsync($"/media/{product}/0?v=x");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.DoesNotContain("root:", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_outside_of_the_data_folder_is_not_sent()
    {
        using var client = await site.ClientAsync("merchandiser");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/exports/1/file")).Status);
        await File.WriteAllTextAsync(Path.Combine(site.Folder.Exports, "shop.csv"), "sku\n", TestContext.Current.CancellationToken);
        await site.Seeder.ExecuteAsync("update export_batch set kept_file = @path", new { path = Path.Combine(site.Folder.Exports, "shop.csv") });
        Assert.Equal("sku\n", (await client.GetAsync("/exports/1/file")).Text);
        await site.Seeder.ExecuteAsync("update export_batch set kept_file = @path", new { path = Path.Combine(site.Folder.Exports, "..", "catalog.json") });
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/exports/1/file")).Status);
    }
}
