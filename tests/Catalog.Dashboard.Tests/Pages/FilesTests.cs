using System.Net;
using System.Text;
using Catalog.Dashboard.Pages.Imports;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Seeding;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class FilesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private Showcase shop = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        shop = new Showcase(site.Seeder);
        await shop.FillAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_uploaded_file_is_kept_under_our_name_and_handed_to_the_import()
    {
        using var client = await site.ClientAsync("merchandiser");
        var answer = await UploadAsync(client, "../../etc/prices.csv", "sku,title\nA,B\n");
        Assert.Equal((HttpStatusCode.Redirect, "/imports/drafts/1/format"), (answer.Status, answer.Location));
        Assert.Equal("prices.csv", (await client.GetAsync(answer.Location!)).TextOf("h1"));
        var file = Assert.Single(Directory.GetFiles(site.Folder.Uploads, "*", SearchOption.AllDirectories));
        Assert.Equal("upload.csv", Path.GetFileName(file));
    }

    [Fact]
    public async Task A_file_bigger_than_the_servers_usual_limit_is_taken()
    {
        using var client = await site.ClientAsync("merchandiser");
        Assert.Equal("/imports/drafts/1/format", (await UploadAsync(client, "big.csv", new string('x', 40 << 20))).Location);
        Assert.Equal(40 << 20, new FileInfo(Assert.Single(Directory.GetFiles(site.Folder.Uploads, "*", SearchOption.AllDirectories))).Length);
    }

    [Fact]
    public async Task An_empty_file_is_refused_with_a_reason()
    {
        using var client = await site.ClientAsync("merchandiser");
        var answer = await UploadAsync(client, "empty.csv", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("The file is empty.", answer.TextOf("[role=alert]"));
        Assert.Empty(Directory.GetFileSystemEntries(site.Folder.Uploads));
    }

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData(@"C:\files\a.csv", "a.csv")]
    [InlineData("../../a\n.csv", "a.csv")]
    [InlineData("", "upload.csv")]
    [InlineData("/", "upload.csv")]
    public void Names_of_files_are_shown_without_folders(string name, string shown) => Assert.Equal(shown, Uploads.DisplayName(name));

    [Fact]
    public async Task Rejected_rows_are_shown_with_reasons_and_can_be_downloaded()
    {
        using var client = await site.ClientAsync("merchandiser");
        var page = await client.GetAsync($"/imports/{shop.Import}");
        Assert.Equal(["Line 12, column sku", "Line 43, column sku", "Line 50, column title"], page.Document.QuerySelectorAll(".reject h3").Select(heading => heading.TextContent));
        Assert.Equal("HDP-1008 stands in line 9 already.", page.TextOf(".reject:nth-of-type(2) .reject-reason"));
        var file = await client.GetAsync($"/imports/{shop.Import}/rejects");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.StartsWith("text/csv", file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("HDP-1008", file.Text, StringComparison.Ordinal);
        Assert.Contains("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_is_exported_by_its_button_and_another_is_not()
    {
        using var client = await site.ClientAsync("merchandiser");
        var page = await client.GetAsync("/exports");
        Assert.Equal("/exports?sent=1", (await client.SubmitAsync(page, "main .tile form")).Location);
        Assert.Equal(["export shop for merchandiser"], site.Requests.Calls);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SubmitAsync(page, "main .tile form", ("channel", "nowhere"))).Status);
    }

    [Fact]
    public async Task A_receipt_shows_what_went_out_and_what_was_kept_back_and_is_taken_back_by_its_button()
    {
        using var viewer = await site.ClientAsync("viewer");
        Assert.Empty((await viewer.GetAsync($"/exports/{shop.Export}")).Document.QuerySelectorAll("main form"));
        using var client = await site.ClientAsync("merchandiser");
        var page = await client.GetAsync($"/exports/{shop.Export}");
        Assert.Equal($"Export {shop.Export} to google", page.TextOf("h1"));
        Assert.Contains("google takes at most 150", page.TextOf("[aria-label='Kept back']"), StringComparison.Ordinal);
        Assert.Equal(await site.Seeder.ScalarAsync<long>("select count(*) from export_item"), page.Document.QuerySelectorAll("[aria-label='Texts in the file'] tbody tr").Length);
        Assert.Equal($"/exports/{shop.Export}?sent=1", (await client.SubmitAsync(page, "main form")).Location);
        Assert.Equal([$"take back {shop.Export} for merchandiser"], site.Requests.Calls);

        // What is taken back can't be once more.
        var earlier = await client.GetAsync($"/exports/{shop.Export - 1}");
        Assert.Empty(earlier.Document.QuerySelectorAll("main form"));
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync($"/exports/{shop.Export - 1}", [("__RequestVerificationToken", token)])).Status);
    }

    [Fact]
    public async Task A_file_is_given_again_byte_for_byte_and_not_when_it_was_changed()
    {
        using var client = await site.ClientAsync("merchandiser");
        var path = Path.Combine(site.Folder.Exports, "google-1.tsv");
        await File.WriteAllTextAsync(path, "id\ttitle\r\n", TestContext.Current.CancellationToken);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("id\ttitle\r\n")));
        await site.Seeder.ExecuteAsync("update export_batch set kept_file = @path, sha256 = @sha where id = @Export", new { path, sha, shop.Export });
        var file = await client.GetAsync($"/exports/{shop.Export}/file");
        Assert.Equal("id\ttitle\r\n", file.Text);
        Assert.StartsWith("text/tab-separated-values", file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("google.tsv", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        await File.AppendAllTextAsync(path, "x", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/exports/{shop.Export}/file")).Status);
    }

    [Fact]
    public async Task Pictures_are_sent_with_their_true_type_and_kept_by_their_hash()
    {
        using var client = await site.ClientAsync("viewer");
        var named = await client.GetAsync($"/media/{shop.Backpack}/0?v=hash-BAG-1001");
        Assert.Equal("image/jpeg", named.Headers["Content-Type"]);
        Assert.Equal(["immutable", "max-age=31536000", "private"], named.Headers["Cache-Control"].Split(", ").Order());
        Assert.Equal(["no-cache", "private"], (await client.GetAsync($"/media/{shop.Backpack}/0")).Headers["Cache-Control"].Split(", ").Order());
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync($"/media/{shop.Backpack}/0", ("If-None-Match", named.Headers["ETag"]))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/{shop.Backpack}/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/media/{shop.Backpack}/-1")).Status);
    }

    [Fact]
    public async Task A_TIFF_is_shown_as_JPEG_and_what_is_no_picture_is_not_sent()
    {
        using var client = await site.ClientAsync("viewer");
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder.Root, "pictures"));
        using (var image = NetVips.Image.Black(30, 20, bands: 3).Copy(interpretation: NetVips.Enums.Interpretation.Srgb))
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "a.tif"), image.TiffsaveBuffer(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "b.heic"), "....ftypheic....", TestContext.Current.CancellationToken);
        var kettle = await site.Seeder.ProductAsync("TIF-1", "title: Kettle");
        await site.Seeder.ExecuteAsync("""
            update product set pictures = jsonb_build_array(jsonb_build_object('path', @tif, 'hash', 't'), jsonb_build_object('path', @heic, 'hash', 'h')) where id = @kettle
            """, new { kettle, tif = Path.Combine(folder.FullName, "a.tif"), heic = Path.Combine(folder.FullName, "b.heic") });
        var shown = await client.GetAsync($"/media/{kettle}/0?v=t");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (shown.Status, shown.Headers["Content-Type"]));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.GetAsync($"/media/{kettle}/1")).Status);
    }

    private static async Task<SiteAnswer> UploadAsync(SiteClient client, string name, string text)
    {
        var page = await client.GetAsync("/imports");
        var token = page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name },
        };
        return await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = content });
    }
}
