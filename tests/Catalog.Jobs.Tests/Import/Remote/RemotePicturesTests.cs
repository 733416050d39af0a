using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Remote;

public sealed class RemotePicturesTests(PostgresFixture postgres)
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, .. "a picture of a backpack"u8];

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 3, 30, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_are_fetched_once_and_kept_under_their_content()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(AnswerAsync);
        var report = await ImportAsync(shop, $"{TestShop.Header}\nP-1,One,blue,,1,{server.At("/a.jpg")},\nP-2,Two,blue,,1,{server.At("/b.jpg")},\nP-3,Three,blue,,1,{server.At("/a.jpg")},\n");
        Assert.Equal((3, 0), (report.New, report.Rejected));
        var pictures = new List<MediaFile>();
        foreach (var sku in new[] { "P-1", "P-2", "P-3" }) pictures.Add(Assert.Single((await new ProductStore(shop.Source).GetAsync(sku, Token))!.Pictures));
        Assert.Single(pictures.Distinct()); // Two addresses, one content.
        Assert.Equal(Picture, await File.ReadAllBytesAsync(pictures[0].Path, Token));
        Assert.StartsWith(shop.Data.Pictures, pictures[0].Path, StringComparison.Ordinal);
        Assert.Equal(["/a.jpg", "/b.jpg"], server.Seen.Select(seen => seen.Path).Order());
        Assert.Single(Directory.GetFiles(shop.Data.Pictures, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_no_picture_or_is_not_public_is_its_rows_fault_and_nobody_elses()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(AnswerAsync);
        var text = $"{TestShop.Header}\nP-1,One,blue,,1,{server.At("/a.jpg")},\nP-2,Two,blue,,1,{server.At("/page.html")},\nP-3,Three,blue,,1,{server.At("/none.jpg")},\nP-4,Four,blue,,1,http://169.254.169.254/x.jpg,\n";
        var report = await ImportAsync(shop, text);
        Assert.Equal((1, 3), (report.New, report.Rejected));
        Assert.Equal(["is no picture", "answers 404", "link-local"], new[] { "is no picture", "answers 404", "link-local" }.Where((word, i) => report.Rejects[i].Reason.Contains(word, StringComparison.Ordinal)));
        Assert.All(report.Rejects, reject => Assert.Equal(("remote-picture", "image"), (reject.Code, reject.Column)));
        // Each once, although the table is read twice.
        Assert.Equal(3, server.Seen.Count);
    }

    [Fact]
    public async Task The_catalogue_may_allow_addresses_for_every_import_and_sees_it_at_once()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await using var server = await LocalServer.StartAsync(AnswerAsync);
        var file = shop.Temp.Write("products.csv", $"{TestShop.Header}\nP-1,One,blue,,1,{server.At("/a.jpg")},\n");
        var importer = new Importer(shop.Source, shop.Data, time);
        var refused = (await importer.ImportAsync(file, shop.Catalog, new ImportOptions("test"), null, Token)).Report!;
        Assert.Contains("loopback", Assert.Single(refused.Rejects).Reason, StringComparison.Ordinal);
        Assert.Empty(server.Seen);
        var catalog = shop.Catalog with { Pictures = PictureRules.None with { Allow = ["127.0.0.0/8"] } };
        Assert.Equal((1, 0), (await importer.ImportAsync(file, catalog, new ImportOptions("test"), null, Token)).Report is { } report ? (report.New, report.Rejected) : default);
    }

    [Fact]
    public async Task Later_only_what_changed_is_wanted_and_a_server_that_is_down_takes_nothing_away()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var status = 200;
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.RetryAfter = "600";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v1\"" && status == 200 ? 304 : status;
            return context.Response.StatusCode == 200 ? context.Response.Body.WriteAsync(Picture, Token).AsTask() : Task.CompletedTask;
        });
        var address = server.At("/a.jpg").AbsoluteUri;
        var first = await FindAsync(shop, address);
        Assert.NotNull(first.File);
        Assert.Equal(first, await FindAsync(shop, address));
        Assert.Single(server.Seen); // Fresh still.

        time.Advance(RemotePictures.Fresh);
        Assert.Equal(first, await FindAsync(shop, address));
        Assert.Equal("\"v1\"", server.Seen[1].Headers["If-None-Match"]);

        time.Advance(RemotePictures.Fresh);
        status = 503;
        Assert.Equal(first, await FindAsync(shop, address));
        status = 410;
        Assert.Contains("410", (await FindAsync(shop, address)).Problem, StringComparison.Ordinal);
    }

    private async Task<RemoteMedia> FindAsync(TestShop shop, string address)
    {
        using var pictures = new RemotePictures(shop.Source, shop.Data, time, new(["127.0.0.1"]));
        return (await pictures.FindAsync([address], Token))[address];
    }

    private static async Task<ImportReport> ImportAsync(TestShop shop, string text)
    {
        var result = await shop.Importer.ImportAsync(shop.Temp.Write("products.csv", text), shop.Catalog, new ImportOptions("test") { Allow = ["127.0.0.1"] }, null, Token);
        return result.Report!;
    }

    private static Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/none.jpg":
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
            case "/page.html":
                context.Response.ContentType = "image/jpeg";
                return context.Response.WriteAsync("<html>");
            default:
                return context.Response.Body.WriteAsync(Picture, Token).AsTask();
        }
    }
}
