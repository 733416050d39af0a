using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Simulation;

namespace Catalog.Model.Tests.Simulation;

/// <summary>Asks a server the way a client does.</summary>
internal sealed class Chat(SimulatedServer server) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server.Address };

    /// <summary>A request; <paramref name="more"/> replaces keys of it.</summary>
    public static JsonObject Request(string user, params (string Key, JsonNode? Value)[] more) => Request([Message("user", user)], more);

    public static JsonObject Request(JsonArray messages, params (string Key, JsonNode? Value)[] more)
    {
        var request = new JsonObject
        {
            ["model"] = "demo",
            ["messages"] = messages,
            ["max_tokens"] = 400,
            ["temperature"] = 0,
            ["chat_template_kwargs"] = new JsonObject { ["enable_thinking"] = false },
        };
        foreach (var (key, value) in more) request[key] = value;
        return request;
    }

    public static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    public static JsonObject Schema(string schema) => new()
    {
        ["type"] = "json_schema",
        ["json_schema"] = new JsonObject { ["name"] = "answer", ["strict"] = true, ["schema"] = JsonNode.Parse(schema) },
    };

    /// <summary>A request that ends where the opening does.</summary>
    public static JsonObject Plant(string user) =>
        Request(user, ("max_tokens", 1), ("add_generation_prompt", false), ("continue_final_message", true));

    public Task<HttpResponseMessage> PostAsync(JsonNode body, CancellationToken cancellationToken) =>
        http.PostAsJsonAsync("v1/chat/completions", body, cancellationToken);

    /// <summary>Asks for an answer, which must be one.</summary>
    public async Task<Answered> AskAsync(JsonNode body, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(body, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{response.StatusCode}: {text}");
        return Answered.Read(text);
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What an answer says.</summary>
internal sealed record Answered(JsonElement Message, string Finish, int PromptTokens, int CachedTokens, int CompletionTokens)
{
    public string? Content => Message.GetProperty("content").GetString();

    public static Answered Read(string body)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(body);
        var (choice, usage) = (answer.GetProperty("choices")[0], answer.GetProperty("usage"));
        return new Answered(
            choice.GetProperty("message"),
            choice.GetProperty("finish_reason").GetString()!,
            usage.GetProperty("prompt_tokens").GetInt32(),
            usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32(),
            usage.GetProperty("completion_tokens").GetInt32());
    }
}
