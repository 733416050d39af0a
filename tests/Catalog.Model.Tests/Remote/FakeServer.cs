using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Catalog.Model.Remote;

namespace Catalog.Model.Tests.Remote;

/// <summary>Servers without a network: a test says what they answer. The requests of connecting are answered well unless the test says otherwise.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    public const string Address = "http://one.test/v1";
    public const string Key = "sk-very-secret-key";

    private readonly ConcurrentQueue<FakeRequest> requests = new();

    /// <summary>Chat completions, those of connecting not counted, in order of their coming.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. requests];

    /// <summary>What turns get.</summary>
    public Func<FakeRequest, Task<HttpResponseMessage>> Turn { get; set; } = _ => Task.FromResult(Text("fine"));

    /// <summary>What planted openings get: 10 tokens.</summary>
    public Func<FakeRequest, HttpResponseMessage> Plant { get; set; } = _ => Text("x", prompt: 10, answer: 1, finish: "length");

    public Func<FakeRequest, HttpResponseMessage> SchemaProbe { get; set; } = _ => Text("""{"word": "quaxil"}""");

    public Func<FakeRequest, HttpResponseMessage> PictureProbe { get; set; } = _ => Text("white");

    public Func<FakeRequest, HttpResponseMessage> Models { get; set; } = _ => Json(200, """{"data": [{"id": "qwen", "max_model_len": 4096}]}""");

    /// <summary>Hosts where nobody listens.</summary>
    public ConcurrentDictionary<string, bool> Down { get; } = new();

    /// <summary>Every request's Authorization header, connecting included.</summary>
    public ConcurrentQueue<string?> Authorizations { get; } = new();

    public static RemoteOptions Options(params string[] addresses) => new() { Addresses = addresses.Length == 0 ? [Address] : addresses };

    public Task<RemoteTextEngine> ConnectAsync(RemoteOptions? options = null, TimeProvider? time = null) =>
        RemoteTextEngine.ConnectAsync(options ?? Options(), this, time ?? TimeProvider.System, () => 1, Xunit.TestContext.Current.CancellationToken);

    public static HttpResponseMessage Json(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Text(string text, int prompt = 20, int cached = 0, int answer = 5, string finish = "stop") =>
        Message(new JsonObject { ["role"] = "assistant", ["content"] = text }, prompt, cached, answer, finish);

    public static HttpResponseMessage Call(string name, string arguments, string id = "c1", int prompt = 20, int answer = 5) => Message(
        new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = null,
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["id"] = id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
            }),
        },
        prompt, 0, answer, "tool_calls");

    public static HttpResponseMessage Busy(int status, int? retryAfter)
    {
        var response = Json(status, """{"error": {"message": "too many"}}""");
        if (retryAfter is { } seconds) response.Headers.Add("Retry-After", $"{seconds}");
        return response;
    }

    public static HttpResponseMessage Message(JsonObject message, int prompt, int cached, int answer, string finish) => Json(200, new JsonObject
    {
        ["id"] = "1",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "qwen",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finish }),
        ["usage"] = new JsonObject
        {
            ["prompt_tokens"] = prompt,
            ["completion_tokens"] = answer,
            ["total_tokens"] = prompt + answer,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached },
        },
    }.ToJsonString());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authorizations.Enqueue(request.Headers.Authorization?.ToString());
        var host = request.RequestUri!.Host;
        if (Down.ContainsKey(host)) throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var fake = new FakeRequest(host, request.RequestUri.AbsolutePath, body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject(), cancellationToken);
        if (fake.Path.EndsWith("/models", StringComparison.Ordinal)) return Models(fake);
        if (fake.Content(0) is "What is the capital of France?") return SchemaProbe(fake);
        if (fake.Content(0) is "What is this?") return PictureProbe(fake);
        requests.Enqueue(fake);
        return fake.IsPlanting || fake.MaxTokens == 1 ? Plant(fake) : await Turn(fake);
    }
}

/// <summary>A request that came in.</summary>
internal sealed record FakeRequest(string Host, string Path, JsonObject Body, CancellationToken Cancelled)
{
    public JsonArray Messages => Body["messages"]!.AsArray();

    public bool IsPlanting => (bool?)Body["continue_final_message"] ?? false;

    public int MaxTokens => (int?)Body["max_tokens"] ?? 0;

    /// <summary>The text of a message.</summary>
    public string Content(int index) => Messages[index]!["content"] switch
    {
        JsonArray parts => string.Concat(parts.Where(part => (string)part!["type"]! == "text").Select(part => (string)part!["text"]!)),
        var text => (string?)text ?? "",
    };
}
