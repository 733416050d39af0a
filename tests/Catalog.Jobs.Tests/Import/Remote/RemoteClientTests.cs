using System.IO.Compression;
using System.Net;
using System.Text;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Remote;

public sealed class RemoteClientTests : IDisposable
{
    private static readonly RemoteLimits Small = new(1 << 20, TimeSpan.FromMinutes(2), true);

    private readonly TempFolder temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(temp.Path, "body");

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task This_machine_is_refused_however_it_is_written(string host)
    {
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync("secret"));
        var failed = Assert.IsType<RemoteResult.Failed>(await FetchAsync(AllowList.None, new($"http://{host}:{server.Port}/feed")));
        Assert.Contains("loopback", failed.Reason, StringComparison.Ordinal);
        Assert.False(failed.MayPass);
        Assert.Empty(server.Seen);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task An_allowed_address_is_fetched()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.LastModified = "Tue, 24 Nov 2026 03:00:00 GMT";
            return context.Response.WriteAsync("the feed");
        });
        var saved = Assert.IsType<RemoteResult.Saved>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed")));
        Assert.Equal((8, new RemoteVersion("\"1\"", "Tue, 24 Nov 2026 03:00:00 GMT")), (saved.Bytes, saved.Version));
        Assert.Equal("the feed", await File.ReadAllTextAsync(Target, Token));
        Assert.False(server.Seen[0].Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task A_name_that_has_another_address_the_second_time_gets_nowhere()
    {
        // The first answer is allowed, and its server sends the client to the same name again; now the name is somebody else's.
        await using var server = await LocalServer.StartAsync(
            context =>
            {
                context.Response.Headers.Connection = "close";
                context.Response.Redirect("/again");
                return Task.CompletedTask;
            },
            "127.0.0.2");
        var answers = new Queue<string>(["127.0.0.2", "127.0.0.3"]);
        var failed = Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.2"]), server.At("/feed", "feed.test"), (_, _) => Answer(answers.Dequeue())));
        Assert.Contains("127.0.0.3", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(["/feed"], server.Seen.Select(request => request.Path));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task The_address_that_was_looked_at_is_the_one_that_is_connected_to()
    {
        await using var server = await LocalServer.StartAsync(context => context.Response.WriteAsync(context.Request.Host.Value!), "127.0.0.4");
        var asked = 0;
        var result = await FetchAsync(new(["127.0.0.4"]), server.At("/feed", "feed.test"), (_, _) =>
        {
            asked++;
            // Of several addresses only the allowed ones are tried.
            return Answer("127.0.0.1", "127.0.0.4", "10.0.0.1");
        });
        Assert.IsType<RemoteResult.Saved>(result);
        Assert.Equal((1, $"feed.test:{server.Port}"), (asked, await File.ReadAllTextAsync(Target, Token)));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "link-local")]
    [InlineData("http://[fd00:ec2::254]/", "unique-local")]
    [InlineData("http://user:secret@127.0.0.1/", "sign-in")]
    [InlineData("file:///etc/passwd", "no http")]
    [InlineData("gopher://127.0.0.1/", "no http")]
    public async Task A_redirect_is_looked_at_like_the_first_address(string target, string expected)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        });
        var failed = Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed")));
        Assert.Contains(expected, failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.Reason.Replace("sign-in", "", StringComparison.Ordinal).Split('"')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect("/feed");
            return Task.CompletedTask;
        });
        Assert.Contains("redirects more than 5 times", Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed"))).Reason, StringComparison.Ordinal);
        Assert.Equal(6, server.Seen.Count);
    }

    [Fact]
    public async Task A_token_goes_to_its_own_host_only()
    {
        await using var other = await LocalServer.StartAsync(context => context.Response.WriteAsync("ok"), "127.0.0.2");
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.Redirect(context.Request.Path == "/feed" ? "/here" : other.At("/there", "127.0.0.2").AbsoluteUri);
            return Task.CompletedTask;
        });
        var request = new RemoteRequest(server.At("/feed"), Small) { Bearer = "s3cret" };
        using var client = new RemoteClient(new(["127.0.0.0/8"]));
        Assert.IsType<RemoteResult.Saved>(await client.FetchAsync(request, Target, Token));
        Assert.Equal(["Bearer s3cret", "Bearer s3cret"], server.Seen.Select(seen => seen.Headers["Authorization"]));
        Assert.False(other.Seen[0].Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_is_decompressed(string encoding)
    {
        await using var server = await LocalServer.StartAsync(context => CompressedAsync(context, encoding, Encoding.UTF8.GetBytes("sku,title\n")));
        Assert.IsType<RemoteResult.Saved>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed")));
        Assert.Equal("sku,title\n", await File.ReadAllTextAsync(Target, Token));
    }

    [Theory]
    [InlineData(1 << 20, "bigger than 1 MiB")]
    [InlineData(1 << 30, "decompression bomb")]
    public async Task A_decompression_bomb_is_given_up(int limit, string expected)
    {
        await using var server = await LocalServer.StartAsync(context => CompressedAsync(context, "gzip", new byte[32 << 20]));
        var failed = Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed"), limits: Small with { Bytes = limit }));
        Assert.Contains(expected, failed.Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off_and_one_that_says_its_size_is_not_begun()
    {
        await using var server = await LocalServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/sized") context.Response.ContentLength = 5 << 20;
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[1 << 16], context.RequestAborted);
        });
        foreach (var path in new[] { "/endless", "/sized" })
            Assert.Contains("bigger than 1 MiB", Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.1"]), server.At(path))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_ends_is_left_in_time()
    {
        await using var server = await LocalServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var failed = Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed"), limits: Small with { Time = TimeSpan.FromMilliseconds(200) }));
        Assert.Contains("longer than 0.2 seconds", failed.Reason, StringComparison.Ordinal);
        Assert.True(failed.MayPass);
    }

    [Theory]
    [InlineData(404, false)]
    [InlineData(401, false)]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(206, false)]
    public async Task Another_answer_than_200_says_whether_it_may_pass(int status, bool mayPass)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var failed = Assert.IsType<RemoteResult.Failed>(await FetchAsync(new(["127.0.0.1"]), server.At("/feed?key=s3cret")));
        Assert.Equal(mayPass, failed.MayPass);
        Assert.Contains($"answers {status}", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failed.Reason, StringComparison.Ordinal);
    }

    private async Task<RemoteResult> FetchAsync(AllowList allow, Uri address, ResolveHost? resolve = null, RemoteLimits? limits = null)
    {
        using var client = new RemoteClient(allow, resolve);
        return await client.FetchAsync(new RemoteRequest(address, limits ?? Small), Target, Token);
    }

    private static Task<IPAddress[]> Answer(params string[] addresses) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());

    private static async Task CompressedAsync(HttpContext context, string encoding, byte[] content)
    {
        context.Response.Headers.ContentEncoding = encoding;
        using var packed = new MemoryStream();
        await using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            await stream.WriteAsync(content, Token);
        }

        await context.Response.Body.WriteAsync(packed.ToArray(), Token);
    }
}
