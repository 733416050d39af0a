using System.Text.Json.Nodes;
using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Pictures;
using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class RemoteConversationTests : IDisposable
{
    private const string Schema = """{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "array", "items": {"type": "integer"}}}}""";
    private static readonly AnswerFormat Format = new(Schema);
    private static readonly Tool Tool = new("read", "Reads.", ["name", "page"]);

    private readonly FakeServer server = new();
    private readonly Usage usage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Requests_are_what_the_protocol_says()
    {
        await using var engine = await server.ConnectAsync();
        using var conversation = await engine.StartAsync(new Opening("system", "facts\n"), usage, Token);
        var plant = Assert.Single(server.Requests);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"model": "qwen", "temperature": 0, "max_tokens": 1, "chat_template_kwargs": {"enable_thinking": false}, "add_generation_prompt": false,
                 "continue_final_message": true, "messages": [{"role": "system", "content": "system"}, {"role": "user", "content": "facts\n"}]}
                """), plant.Body), plant.Body.ToJsonString());

        await conversation.SendAsync(new Turn.User("task"), new Decoding(99, null, new Sampling(0.5f, 0.75f, 20, -3)), Token);
        var turn = server.Requests[^1];
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"model": "qwen", "temperature": 0.5, "top_p": 0.75, "top_k": 20, "seed": -3, "max_tokens": 99, "chat_template_kwargs": {"enable_thinking": false},
                 "messages": [{"role": "system", "content": "system"}, {"role": "user", "content": "facts\ntask"}]}
                """), turn.Body), turn.Body.ToJsonString());

        server.Turn = _ => Task.FromResult(FakeServer.Text("""{"a": "", "b": []}"""));
        await conversation.SendAsync(new Turn.User("more"), new Decoding(5, Format), Token);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                [{"role": "system", "content": "system"}, {"role": "user", "content": "facts\ntask"}, {"role": "assistant", "content": "fine"}, {"role": "user", "content": "more"}]
                """), server.Requests[^1].Messages));
        var asked = server.Requests[^1].Body["response_format"]!;
        Assert.Equal(("json_schema", true), ((string?)asked["type"], (bool?)asked["json_schema"]!["strict"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Schema), asked["json_schema"]!["schema"]));
    }

    [Fact]
    public async Task Forks_share_the_opening_and_go_their_own_ways()
    {
        server.Turn = request => Task.FromResult(FakeServer.Text(request.Content(request.Messages.Count - 1)[^1..], prompt: 17, cached: 10, answer: 4));
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("", "facts\n"), usage, Token);
        Assert.Equal(10, root.Tokens);
        using IConversation left = root.Fork(), right = root.Fork();
        var completion = await left.SendAsync(new Turn.User("l"), new Decoding(9), Token);
        Assert.Equal(("l", true, 7, 4, 0), (completion.Text, completion.Ended, completion.PromptTokens, completion.AnswerTokens, completion.ForcedTokens));
        Assert.Equal((21, 10), (left.Tokens, right.Tokens));
        Assert.Equal("r", (await right.SendAsync(new Turn.User("r"), new Decoding(9), Token)).Text);
        using var deeper = left.Fork();
        await deeper.SendAsync(new Turn.User("d"), new Decoding(9), Token);
        Assert.Equal(3, server.Requests[^1].Messages.Count);
        Assert.Equal("facts\nl", server.Requests[^1].Content(0));
        Assert.Equal((10 + 7 + 7 + 7, 12, 4, 0, 0), (usage.PromptTokensComputed, usage.DecodeTokens, usage.Calls, usage.ForcedTokens, usage.Retries));
    }

    [Fact]
    public async Task Pictures_stand_before_the_text_and_are_counted_once()
    {
        var picture = await Picture.FromFileAsync(Directory.EnumerateFiles(Path.Combine(OracleFolder.Root, "pictures"), "*.png").First(), Token);
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("", "facts\n", [picture], []), usage, Token);
        await root.Fork().SendAsync(new Turn.User("1"), new Decoding(9), Token);
        var parts = server.Requests[^1].Messages[0]!["content"]!.AsArray();
        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(picture.Content.Span)}", (string?)parts[0]!["image_url"]!["url"]);
        Assert.Equal("facts\n1", (string?)parts[1]!["text"]);
        Assert.Equal(1, usage.PicturesEncoded);
        await Assert.ThrowsAsync<PictureException>(() => engine.StartAsync(new Opening("", "a\n", [new Picture("a.svg", "<svg/>"u8.ToArray())], []), usage, Token));
    }

    [Theory]
    [InlineData("""{"a": "x", "b": [1, 2]}""")]
    [InlineData("{\"a\":\"x\",\"b\":[1,2]}")]
    [InlineData("\n{\n  \"a\" : \"x\",\n  \"b\" : [ 1, 2 ]\n}\n")]
    public async Task Other_spaces_are_put_right(string answer)
    {
        server.Turn = _ => Task.FromResult(FakeServer.Text(answer));
        var completion = await AskAsync(Format);
        Assert.Equal("""{"a": "x", "b": [1, 2]}""", completion.Text);
        Assert.Equal(0, usage.Retries);
    }

    [Theory]
    [InlineData("Here it is: {\"a\": \"x\", \"b\": []}")]
    [InlineData("""{"b": [], "a": "x"}""")]
    [InlineData("""{"a": "x"}""")]
    [InlineData("""{"a": 1, "b": []}""")]
    [InlineData("")]
    public async Task An_answer_outside_the_format_is_asked_for_once_more_and_then_an_error(string answer)
    {
        server.Turn = _ => Task.FromResult(FakeServer.Text(answer));
        var refused = await Assert.ThrowsAsync<RemoteServerException>(() => AskAsync(Format));
        Assert.Equal((RemoteFault.Answer, false), (refused.Fault, refused.ConcernsAll));
        Assert.Contains(FakeServer.Address, refused.Message, StringComparison.Ordinal);
        Assert.Equal((3, 1, 10), (server.Requests.Count, usage.Retries, usage.DecodeTokens));
    }

    [Fact]
    public async Task A_bad_answer_once_does_no_harm()
    {
        var answers = new Queue<string>(["nonsense", """{"a": "x", "b": []}"""]);
        server.Turn = _ => Task.FromResult(FakeServer.Text(answers.Dequeue()));
        Assert.Equal("""{"a": "x", "b": []}""", (await AskAsync(Format)).Text);
        Assert.Equal(1, usage.Retries);
    }

    [Fact]
    public async Task What_the_limit_cut_off_is_the_callers_to_judge()
    {
        server.Turn = _ => Task.FromResult(FakeServer.Text("{\"a\": \"x", finish: "length"));
        var completion = await AskAsync(Format);
        Assert.Equal(("{\"a\": \"x", false), (completion.Text, completion.Ended));
    }

    [Fact]
    public async Task An_unsupported_schema_is_refused_before_anything_is_sent()
    {
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("", "facts\n"), usage, Token);
        await Assert.ThrowsAsync<AnswerFormatException>(() => root.SendAsync(new Turn.User("t"), new Decoding(9, new AnswerFormat("""{"type": "string", "pattern": "x"}""")), Token));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Calls_are_seen_in_the_models_own_form_and_sent_in_the_servers()
    {
        var format = new AnswerFormat(null, [new ToolCallFormat("read", [new("name", ["a", "b"]), new("page", ["3"])])]);
        server.Turn = _ => Task.FromResult(FakeServer.Call("read", """{"page": 3, "name": "b"}""", "call-7"));
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("s", "facts\n", [], [Tool]), usage, Token);
        var completion = await root.SendAsync(new Turn.User("go"), new Decoding(99, format), Token);
        Assert.Equal("<tool_call>\n<function=read>\n<parameter=name>\nb\n</parameter>\n<parameter=page>\n3\n</parameter>\n</function>\n</tool_call>", completion.Text);
        var request = server.Requests[^1].Body;
        Assert.Equal(("auto", false, (JsonNode?)null), ((string?)request["tool_choice"], (bool?)request["parallel_tool_calls"], request["response_format"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ToolsBlock.Parameters(Tool)), request["tools"]![0]!["function"]!["parameters"]));

        server.Turn = _ => Task.FromResult(FakeServer.Text("done"));
        await root.SendAsync(new Turn.ToolResponse("the text"), new Decoding(9), Token);
        var messages = server.Requests[^1].Messages;
        Assert.Equal("call-7", (string?)messages[2]!["tool_calls"]![0]!["id"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"name": "b", "page": "3"}"""), JsonNode.Parse((string)messages[2]!["tool_calls"]![0]!["function"]!["arguments"]!)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"role": "tool", "tool_call_id": "call-7", "content": "the text"}"""), messages[3]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => root.SendAsync(new Turn.ToolResponse("x"), new Decoding(9), Token));
    }

    [Fact]
    public async Task A_call_that_is_not_allowed_is_insisted_against()
    {
        var format = new AnswerFormat(null, [new ToolCallFormat("read", [new("name", ["a"])])]);
        server.Turn = _ => Task.FromResult(FakeServer.Call("read", """{"name": "other"}"""));
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("s", "facts\n", [], [Tool]), usage, Token);
        await Assert.ThrowsAsync<RemoteServerException>(() => root.SendAsync(new Turn.User("go"), new Decoding(99, format), Token));
        Assert.Equal("required", (string?)server.Requests[^1].Body["tool_choice"]);
    }

    [Fact]
    public async Task Broken_arguments_are_a_bad_answer()
    {
        var answers = new Queue<string>(["{\"name", """{"name": "a"}"""]);
        server.Turn = _ => Task.FromResult(FakeServer.Call("read", answers.Dequeue()));
        var completion = await AskAsync(new AnswerFormat(null, [new ToolCallFormat("read", [new("name", ["a"])])]));
        Assert.Contains("<parameter=name>\na\n</parameter>", completion.Text, StringComparison.Ordinal);
        Assert.Equal(1, usage.Retries);
    }

    [Fact]
    public async Task Thinking_in_an_answer_is_a_bad_answer()
    {
        server.Turn = _ => Task.FromResult(FakeServer.Text("<think>\nhm\n</think>\n\nyes"));
        Assert.Contains("it thinks", (await Assert.ThrowsAsync<RemoteServerException>(() => AskAsync(null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_turn_leaves_the_conversation_as_it_was()
    {
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("", "facts\n"), usage, Token);
        server.Turn = _ => Task.FromResult(FakeServer.Json(400, """{"error": {"message": "This model's maximum context length is 4096 tokens."}}"""));
        var tooLong = await Assert.ThrowsAsync<ContextLengthException>(() => root.SendAsync(new Turn.User("lost"), new Decoding(9), Token));
        Assert.Contains("4096", tooLong.Message, StringComparison.Ordinal);
        server.Turn = _ => Task.FromResult(FakeServer.Text("fine"));
        await root.SendAsync(new Turn.User("kept"), new Decoding(9), Token);
        Assert.Equal("facts\nkept", server.Requests[^1].Content(0));
        Assert.Equal(10, usage.PromptTokensComputed - 20);
    }

    [Fact]
    public async Task One_turn_at_a_time_and_none_after_the_end()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        server.Turn = _ => answer.Task;
        await using var engine = await server.ConnectAsync();
        var root = await engine.StartAsync(new Opening("", "facts\n"), usage, Token);
        var running = root.SendAsync(new Turn.User("a"), new Decoding(9), Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => root.SendAsync(new Turn.User("b"), new Decoding(9), Token));
        Assert.Throws<InvalidOperationException>(root.Fork);
        answer.SetResult(FakeServer.Text("fine"));
        await running;
        root.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => root.SendAsync(new Turn.User("b"), new Decoding(9), Token));
    }

    private async Task<Completion> AskAsync(AnswerFormat? format)
    {
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("", "facts\n"), usage, Token);
        return await root.SendAsync(new Turn.User("task"), new Decoding(99, format), Token);
    }
}
