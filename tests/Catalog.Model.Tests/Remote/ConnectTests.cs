using System.Text.Json.Nodes;
using Catalog.Model.Chat;
using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class ConnectTests : IDisposable
{
    private readonly FakeServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task The_profile_is_what_the_server_says()
    {
        server.Models = _ => FakeServer.Json(200, """{"data": [{"id": "tiny", "max_model_len": 8192, "catalog_model": {"systemText": "compact", "verdicts": false, "findings": ["language"]}}]}""");
        await using var engine = await server.ConnectAsync();
        Assert.Equal(("tiny", 8192, true, SystemTextEdition.Compact, false), (engine.Profile.Name, engine.Profile.ContextLength, engine.Profile.ReadsPictures, engine.Profile.SystemText, engine.Profile.TrustVerdicts));
        Assert.Equal(["language"], engine.Profile.Findings);
        Assert.Equal(new ReplicaStatus(new Uri(FakeServer.Address), true, 8, 0, 0, 0, 0, 0), Assert.Single(engine.Replicas));
    }

    [Fact]
    public async Task The_fingerprint_changes_with_what_the_server_says()
    {
        var fingerprints = new HashSet<string>();
        foreach (var model in new[]
                 {
                     """{"id": "a", "max_model_len": 4096}""", """{"id": "b", "max_model_len": 4096}""", """{"id": "a", "max_model_len": 8192}""",
                     """{"id": "a", "max_model_len": 4096, "catalog_model": {"verdicts": false}}""",
                 })
        {
            server.Models = _ => FakeServer.Json(200, $$"""{"data": [{{model}}]}""");
            await using var engine = await server.ConnectAsync();
            await using var again = await server.ConnectAsync();
            Assert.Equal(engine.Profile.Fingerprint, again.Profile.Fingerprint);
            Assert.True(fingerprints.Add(engine.Profile.Fingerprint));
        }
    }

    [Fact]
    public async Task A_model_is_chosen_by_its_name()
    {
        server.Models = _ => FakeServer.Json(200, """{"data": [{"id": "a", "max_model_len": 4096}, {"id": "b", "max_model_len": 512}]}""");
        await using var engine = await server.ConnectAsync(FakeServer.Options() with { Model = "b" });
        Assert.Equal(("b", 512), (engine.Profile.Name, engine.Profile.ContextLength));
        var refused = await RefusedAsync(FakeServer.Options() with { Model = "c" });
        Assert.Contains("doesn't list the model c", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_pictures_has_a_text_only_model()
    {
        server.PictureProbe = _ => FakeServer.Json(400, """{"error": {"message": "not multimodal"}}""");
        await using var engine = await server.ConnectAsync();
        Assert.False(engine.Profile.ReadsPictures);
    }

    [Theory]
    [InlineData("The capital of France is Paris.")]
    [InlineData("""{"word": "Paris"}""")]
    public async Task A_server_that_ignores_schemas_is_refused(string answer)
    {
        server.SchemaProbe = _ => FakeServer.Text(answer);
        var refused = await RefusedAsync();
        Assert.Contains("ignores response_format json_schema", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Start it with guided decoding", refused.Message, StringComparison.Ordinal);
        Assert.Contains(FakeServer.Address, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spaces_between_the_parts_are_no_reason()
    {
        server.SchemaProbe = _ => FakeServer.Text("{\n  \"word\":\"vrontu\"\n}");
        await using var engine = await server.ConnectAsync();
        Assert.Equal("qwen", engine.Profile.Name);
    }

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("content")]
    public async Task A_server_that_thinks_is_refused(string where)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = """{"word": "quaxil"}""" };
        message[where] = where == "content" ? "<think>\nParis?\n</think>\n\n{\"word\": \"quaxil\"}" : "Paris?";
        server.SchemaProbe = _ => FakeServer.Message((JsonObject)message.DeepClone(), 20, 0, 9, "stop");
        var refused = await RefusedAsync();
        Assert.Contains("enable_thinking: false", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_too_little_is_refused()
    {
        server.SchemaProbe = _ => FakeServer.Json(200, """{"id": "1", "object": "chat.completion", "created": 1, "model": "qwen", "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "{\"word\": \"quaxil\"}"}}]}""");
        Assert.Contains("usage", (await RefusedAsync()).Message, StringComparison.Ordinal);
        server.Models = _ => FakeServer.Json(200, """{"data": [{"id": "qwen"}]}""");
        Assert.Contains("CATALOG_MODEL_CONTEXT", (await RefusedAsync()).Message, StringComparison.Ordinal);
        server.Models = _ => FakeServer.Json(200, """{"data": []}""");
        Assert.Contains("lists no model", (await RefusedAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_sent_and_never_told()
    {
        server.Models = _ => FakeServer.Json(401, $$$"""{"error": {"message": "Incorrect API key provided: {{{FakeServer.Key}}}"}}""");
        var refused = await RefusedAsync(FakeServer.Options() with { Key = FakeServer.Key });
        Assert.Contains("CATALOG_MODEL_KEY", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeServer.Key, refused.ToString(), StringComparison.Ordinal);
        Assert.All(server.Authorizations, sent => Assert.Equal($"Bearer {FakeServer.Key}", sent));

        server.Models = new FakeServer().Models;
        await using var engine = await server.ConnectAsync(FakeServer.Options() with { Key = FakeServer.Key });
        using var conversation = await engine.StartAsync(new Opening("", "a\n"), new Usage(), TestContext.Current.CancellationToken);
        server.Turn = _ => Task.FromResult(FakeServer.Json(401, $$$"""{"error": {"message": "{{{FakeServer.Key}}} is expired"}}"""));
        var later = await Assert.ThrowsAsync<RemoteServerException>(
            () => conversation.SendAsync(new Turn.User("b"), new Decoding(9), TestContext.Current.CancellationToken));
        Assert.True(later.ConcernsAll);
        Assert.DoesNotContain(FakeServer.Key, later.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var engine = await server.ConnectAsync();
        Assert.NotEmpty(server.Authorizations);
        Assert.All(server.Authorizations, Assert.Null);
    }

    [Fact]
    public async Task Nobody_there_is_said_after_the_patience()
    {
        server.Down["one.test"] = true;
        var time = new WatchedTime();
        var connecting = server.ConnectAsync(FakeServer.Options() with { ConnectPatience = TimeSpan.FromSeconds(30) }, time);
        await time.PassAsync(30, 30);
        var refused = await Assert.ThrowsAsync<RemoteServerException>(() => connecting);
        Assert.Equal(RemoteFault.Unavailable, refused.Fault);
        Assert.Contains(FakeServer.Address, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_starts_slowly_is_waited_for()
    {
        var time = new WatchedTime();
        server.Models = _ => FakeServer.Busy(503, 1);
        var connecting = server.ConnectAsync(null, time);
        await time.WaitedAsync(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(1));
        server.Models = new FakeServer().Models;
        time.Advance(TimeSpan.FromSeconds(1));
        await using var engine = await connecting;
        Assert.Equal("qwen", engine.Profile.Name);
    }

    [Fact]
    public async Task Servers_of_different_models_are_not_mixed()
    {
        server.Models = request => FakeServer.Json(200, $$"""{"data": [{"id": "{{request.Host}}", "max_model_len": 4096}]}""");
        await using var engine = await server.ConnectAsync(FakeServer.Options("http://one.test", "http://two.test"));
        Assert.Single(engine.Replicas, replica => replica.Works);
    }

    private async Task<RemoteServerException> RefusedAsync(RemoteOptions? options = null)
    {
        var refused = await Assert.ThrowsAsync<RemoteServerException>(() => server.ConnectAsync(options));
        Assert.Equal(RemoteFault.Configuration, refused.Fault);
        return refused;
    }
}
