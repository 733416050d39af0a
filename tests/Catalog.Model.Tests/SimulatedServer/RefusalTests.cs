using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>Requests and settings that a server refuses, and what it says.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> Refused() => new()
    {
        { """{"model": "other"}""", 404, "other" },
        { """{"messages": []}""", 400, "messages" },
        { """{"max_tokens": 0}""", 400, "max_tokens" },
        { """{"max_tokens": 9000}""", 400, "context length" },
        { """{"stream": true}""", 400, "stream" },
        { """{"tool_choice": "required"}""", 400, "tool_choice" },
        { """{"response_format": {"type": "json_schema", "json_schema": {"schema": {"type": "string", "pattern": "a"}}}}""", 400, "pattern" },
        { """{"continue_final_message": true}""", 400, "add_generation_prompt" },
        { """{"continue_final_message": true, "add_generation_prompt": false}""", 400, "continue_final_message" },
        { """{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://example.com/a.png"}}]}]}""", 400, "data URL" },
        { """{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]}]}""", 400, "not a picture" },
        { """{"messages": [{"role": "assistant", "content": "a"}]}""", 400, "user's message" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_request_is_refused_with_the_reason(string changes, int status, string says)
    {
        await using var server = await StartAsync(new ServerSettings { Behaviour = new Behaviour { NoContinue = true } });
        using var chat = new Chat(server);
        var request = Chat.Request("one");
        foreach (var (key, value) in JsonNode.Parse(changes)!.AsObject()) request[key] = value?.DeepClone();
        using var response = await chat.PostAsync(request, Cancelled);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("error");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_that_is_too_long_is_told_by_its_code()
    {
        await using var server = await StartAsync(new ServerSettings { MaxModelLen = 20 });
        using var chat = new Chat(server);
        using var response = await chat.PostAsync(Chat.Request("one", ("max_tokens", 20)), Cancelled);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("error");
        Assert.Equal("context_length_exceeded", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_key_is_asked_for()
    {
        await using var server = await StartAsync(new ServerSettings { ApiKey = "k" });
        using var http = new HttpClient { BaseAddress = server.Address };
        using var refused = await http.GetAsync("v1/models", Cancelled);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "k");
        using var given = await http.GetAsync("v1/models", Cancelled);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, given.StatusCode));
    }

    [Fact]
    public async Task Models_say_what_the_folder_says()
    {
        await using var server = await StartAsync(new ServerSettings());
        using var http = new HttpClient { BaseAddress = server.Address };
        var model = (await http.GetFromJsonAsync<JsonElement>("v1/models", Cancelled)).GetProperty("data")[0];
        Assert.Equal(("demo", 8192), (model.GetProperty("id").GetString(), model.GetProperty("max_model_len").GetInt32()));
        Assert.Equal("compact", model.GetProperty("catalog_model").GetProperty("systemText").GetString());
    }

    [Theory]
    [InlineData("""{"capacity": 0}""", "Capacity")]
    [InlineData("""{"capacityy": 1}""", "capacityy")]
    [InlineData("""{"simulateTime": "x"}""", "simulateTime")]
    [InlineData("""{"think": "loud"}""", "think")]
    [InlineData("[]", "object")]
    [InlineData("{", "")]
    public async Task Settings_that_make_no_sense_change_nothing(string body, string says)
    {
        await using var server = await StartAsync(new ServerSettings());
        using var http = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent(body);
        using var response = await http.PostAsync("sim/settings", content, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(32, (await http.GetFromJsonAsync<JsonElement>("sim/settings", Cancelled)).GetProperty("capacity").GetInt32());
    }

    [Fact]
    public async Task Settings_are_checked_before_anything_starts() =>
        await Assert.ThrowsAsync<ValidationException>(() => StartAsync(new ServerSettings { Behaviour = new Behaviour { Capacity = 0 } }));

    private static Task<SimulatedServer> StartAsync(ServerSettings settings) =>
        SimulatedServer.StartAsync(settings with { Model = OracleFolder.Model, Answers = AnswerKind.Canned }, cancellationToken: Cancelled);
}
