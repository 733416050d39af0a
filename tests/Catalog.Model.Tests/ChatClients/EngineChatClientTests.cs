using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.ChatClients;
using Microsoft.Extensions.AI;
using Xunit;

namespace Catalog.Model.Tests.ChatClients;

/// <summary>The chat client of an engine against the reference's answers.</summary>
public sealed class EngineChatClientTests
{
    private static readonly AIFunctionDeclaration Tool = AIFunctionFactory.CreateDeclaration(
        OracleOpenings.Tool.Name, OracleOpenings.Tool.Description, OracleFolder.Prompts.Tools[0].GetProperty("function").GetProperty("parameters"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("write de-DE 0")]
    [InlineData("compare pictures 2")]
    public async Task Text_pictures_and_schemas(string name)
    {
        var prompt = OracleOpenings.Prompt(name);
        using var client = await ClientAsync();
        using var schema = JsonDocument.Parse(OracleFormats.Of(prompt)!.Schema!);
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement), Instructions = prompt.System, MaxOutputTokens = 400 };
        var response = await client.GetResponseAsync([await UserAsync(prompt)], options, Token);
        Assert.Equal((prompt.Answers[0].Text, ChatFinishReason.Stop, "demo"), (response.Text, response.FinishReason, response.ModelId));
        Assert.Equal((prompt.PromptTokens, prompt.Answers[0].Ids.Length), ((int)response.Usage!.InputTokenCount!, (int)response.Usage.OutputTokenCount!));
    }

    [Fact]
    public async Task Tools_are_called_and_their_results_read()
    {
        var prompt = OracleOpenings.Prompt("document 1");
        using var client = await ClientAsync();
        var options = new ChatOptions { Tools = [Tool] };
        var messages = new List<ChatMessage> { new(ChatRole.System, OracleOpenings.SystemText(prompt)), await UserAsync(prompt) };
        var first = await client.GetResponseAsync(messages, options, Token);
        var call = Assert.Single(first.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        messages.AddRange(first.Messages);
        messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, prompt.ToolResponses[0])]));
        var second = await client.GetResponseAsync(messages, options, Token);
        Assert.Equal(prompt.Answers[1].Text, second.Text);
    }

    [Fact]
    public async Task A_history_from_elsewhere_goes_on()
    {
        var prompt = OracleOpenings.Prompt("write de-DE 0");
        var engine = await DemoEngine.SharedAsync();
        using var client = engine.AsChatClient();
        using var conversation = await engine.StartAsync(new(prompt.System, prompt.Product), new Usage(), Token);
        var first = await conversation.SendAsync(new Turn.User(prompt.Task), new(400), Token);
        var second = await conversation.SendAsync(new Turn.User(prompt.Task), new(400), Token);
        var response = await client.GetResponseAsync(
            [new(ChatRole.System, prompt.System), new(ChatRole.User, prompt.Product + prompt.Task), new(ChatRole.Assistant, first.Text), new(ChatRole.User, prompt.Task)], null, Token);
        Assert.Equal(second.Text, response.Text);
        // A text may be cut into other tokens than those that it was decoded from.
        var recut = engine.Tokenizer.Encode(first.Text).Length + 1 - first.AnswerTokens;
        Assert.Equal(conversation.Tokens + recut, response.Usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Streaming_gives_the_whole_answer()
    {
        using var client = await ClientAsync();
        var updates = await client.GetStreamingResponseAsync([new(ChatRole.User, "Hello")], new() { MaxOutputTokens = 5 }, Token).ToListAsync(Token);
        var whole = await client.GetResponseAsync([new(ChatRole.User, "Hello")], new() { MaxOutputTokens = 5 }, Token);
        Assert.Equal(whole.Text, string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(ChatFinishReason.Length, whole.FinishReason);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_text()
    {
        using var client = await ClientAsync();
        var options = new ChatOptions { Temperature = 1.5f, Seed = 3, MaxOutputTokens = 30 };
        var texts = new List<string>();
        for (var i = 0; i < 2; i++) texts.Add((await client.GetResponseAsync([new(ChatRole.User, "Hello")], options, Token)).Text);
        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], (await client.GetResponseAsync([new(ChatRole.User, "Hello")], new() { MaxOutputTokens = 30 }, Token)).Text);
    }

    public static TheoryData<string, ChatMessage[], ChatOptions?> Unsupported => new()
    {
        { "JSON without a schema", [new(ChatRole.User, "a")], new() { ResponseFormat = ChatResponseFormat.Json } },
        { "StopSequences", [new(ChatRole.User, "a")], new() { StopSequences = ["x"] } },
        { "Penalties", [new(ChatRole.User, "a")], new() { FrequencyPenalty = 1 } },
        { "can't be required", [new(ChatRole.User, "a")], new() { Tools = [Tool], ToolMode = ChatToolMode.RequireAny } },
        { "parameter count", [new(ChatRole.User, "a")], new() { Tools = [AIFunctionFactory.Create((int count) => count, "repeat")] } },
        { "A schema and tools", [new(ChatRole.User, "a")], new() { Tools = [Tool], ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type": "string"}""")) } },
        { "nothing to answer", [new(ChatRole.User, "a"), new(ChatRole.Assistant, "b")], null },
        { "user's message is expected", [new(ChatRole.System, "a")], null },
        { "first user message only", [new(ChatRole.User, "a"), new(ChatRole.Assistant, "b"), new(ChatRole.User, [new DataContent(new byte[1], "image/png")])], null },
        { "UriContent", [new(ChatRole.User, [new UriContent("https://a.test/b.png", "image/png")])], null },
        { "audio/wav", [new(ChatRole.User, [new DataContent(new byte[1], "audio/wav")])], null },
        { "Several calls", [new(ChatRole.User, "a"), new(ChatRole.Assistant, [new FunctionCallContent("1", "f"), new FunctionCallContent("2", "f")]), new(ChatRole.User, "b")], null },
    };

    [Theory]
    [MemberData(nameof(Unsupported), DisableDiscoveryEnumeration = true)]
    public async Task What_is_not_supported_is_said(string said, ChatMessage[] messages, ChatOptions? options)
    {
        using var client = await ClientAsync();
        var refused = await Assert.ThrowsAsync<NotSupportedException>(() => client.GetResponseAsync(messages, options, Token));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_gives_its_engine_and_leaves_it_alive()
    {
        var engine = await DemoEngine.SharedAsync();
        using (var client = engine.AsChatClient())
        {
            Assert.Same(engine, client.GetService<ITextEngine>());
            Assert.Equal("demo", client.GetService<ChatClientMetadata>()!.DefaultModelId);
        }

        using var again = engine.AsChatClient();
        Assert.NotEmpty((await again.GetResponseAsync([new(ChatRole.User, "Hello")], new() { MaxOutputTokens = 3 }, Token)).Text);
    }

    private static async Task<IChatClient> ClientAsync() => (await DemoEngine.SharedAsync()).AsChatClient();

    private static async Task<ChatMessage> UserAsync(PromptCase prompt)
    {
        var contents = new List<AIContent>();
        foreach (var file in prompt.Pictures) contents.Add(new DataContent(await File.ReadAllBytesAsync(OracleFolder.PathOf(file), Token), "image/png"));
        contents.Add(new TextContent(prompt.Product + prompt.Task));
        return new ChatMessage(ChatRole.User, contents);
    }
}
