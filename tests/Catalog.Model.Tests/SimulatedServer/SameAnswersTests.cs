using System.Text.Json.Nodes;
using Catalog.Model.Agents;
using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>The server's answers are the in-process engine's, which are the reference's.</summary>
public sealed class SameAnswersTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("write de-DE 0", true)]
    [InlineData("write ar-SA 1", false)]
    [InlineData("review zh-CN 0", true)]
    [InlineData("compare pictures 2", false)]
    [InlineData("write zh-CN 3", true)]
    public async Task Greedy_answers_equal_the_reference(string name, bool planted)
    {
        await using var server = await StartAsync();
        using var chat = new Chat(server);
        var prompt = Prompt(name);
        if (planted)
        {
            var opening = await MessagesAsync(prompt, prompt.Product);
            await chat.AskAsync(Chat.Request(opening, ("max_tokens", 1), ("add_generation_prompt", false), ("continue_final_message", true)), Cancelled);
        }

        var schema = Chat.Schema(OracleFormats.Of(prompt)!.Schema!);
        var answer = await chat.AskAsync(Chat.Request(await MessagesAsync(prompt, prompt.Product + prompt.Task), ("response_format", schema)), Cancelled);
        Assert.Equal(prompt.Answers[0].Text, answer.Content);
        Assert.Equal((prompt.PromptTokens, prompt.Answers[0].Ids.Length, "stop"), (answer.PromptTokens, answer.CompletionTokens, answer.Finish));
        Assert.Equal(planted, answer.CachedTokens > 0);
    }

    [Fact]
    public async Task Tool_turns_equal_the_reference()
    {
        await using var server = await StartAsync();
        using var chat = new Chat(server);
        var prompt = Prompt("document 1");
        var messages = new JsonArray(Chat.Message("system", SystemText(prompt)), Chat.Message("user", prompt.Product + prompt.Task));
        var tools = JsonNode.Parse(OracleFolder.Prompts.Tools.GetRawText());
        var first = await chat.AskAsync(Chat.Request(messages, ("tools", tools)), Cancelled);
        Assert.Equal((prompt.PromptTokens, "tool_calls"), (first.PromptTokens, first.Finish));
        var call = first.Message.GetProperty("tool_calls")[0].GetProperty("function");
        var expected = ToolCall.Parse(prompt.Answers[0].Text)!;
        Assert.Equal(expected.Name, call.GetProperty("name").GetString());
        Assert.Equal(expected.Parameters["name"], JsonNode.Parse(call.GetProperty("arguments").GetString()!)!["name"]!.GetValue<string>());

        messages = (JsonArray)messages.DeepClone();
        messages.Add(JsonNode.Parse(first.Message.GetRawText()));
        messages.Add(Chat.Message("tool", prompt.ToolResponses[0]));
        var second = await chat.AskAsync(Chat.Request(messages, ("tools", tools!.DeepClone())), Cancelled);
        Assert.Equal(prompt.Answers[1].Text, second.Content);
        // It goes on from the end of the first turn's prompt, not from its answer.
        Assert.Equal(prompt.PromptTokens / 8 * 8, second.CachedTokens);
    }

    [Fact]
    public async Task Answers_asked_for_at_once_equal_those_alone()
    {
        await using var server = await StartAsync();
        using var chat = new Chat(server);
        var prompts = OracleFolder.Prompts.Prompts.Where(prompt => prompt.Name.StartsWith("write", StringComparison.Ordinal)).Take(6).ToList();
        var answers = await Task.WhenAll(prompts.Select(async prompt =>
            await chat.AskAsync(Chat.Request(await MessagesAsync(prompt, prompt.Product + prompt.Task)), Cancelled)));
        Assert.Equal(prompts.Select(prompt => prompt.Answers[0].Text), answers.Select(answer => answer.Content));
        Assert.Equal(6, server.Stats.Succeeded);
    }

    private static async Task<SimulatedServer> StartAsync() =>
        await SimulatedServer.StartAsync(new ServerSettings { Model = OracleFolder.Model }, shared: await DemoEngine.SharedAsync(), cancellationToken: Cancelled);

    private static PromptCase Prompt(string name) => OracleFolder.Prompts.Prompts.Single(prompt => prompt.Name == name);

    // The reference's system text has the tools block already.
    private static string SystemText(PromptCase prompt) => prompt.System[(prompt.System.LastIndexOf("</IMPORTANT>\n\n", StringComparison.Ordinal) + 14)..];

    private static async Task<JsonArray> MessagesAsync(PromptCase prompt, string text)
    {
        var parts = new JsonArray();
        foreach (var file in prompt.Pictures)
        {
            var data = Convert.ToBase64String(await File.ReadAllBytesAsync(OracleFolder.PathOf(file), Cancelled));
            parts.Add(new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = $"data:image/png;base64,{data}" } });
        }

        parts.Add(new JsonObject { ["type"] = "text", ["text"] = text });
        return new JsonArray(Chat.Message("system", prompt.System), Chat.Message("user", parts));
    }
}
