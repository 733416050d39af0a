using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Simulation.Http;

/// <summary>Reads the body of a chat completion's request. What isn't simulated is refused, never ignored, where it would change the answer.</summary>
internal static class RequestReader
{
    /// <exception cref="ApiException">Status 400: what is wrong, and the key.</exception>
    public static ChatRequest Read(JsonElement body)
    {
        var messages = body.List("messages").Select(MessageReader.Read).ToList();
        if (messages.Count == 0) throw ApiException.BadRequest("messages: at least one is required", "messages");
        if (body.Flag("stream") == true) throw ApiException.BadRequest("stream: true is not simulated", "stream");
        _ = body.Integer("n", 1, 1);
        if (body.Flag("logprobs") == true) throw ApiException.BadRequest("logprobs are not simulated", "logprobs");
        var isContinued = body.Flag("continue_final_message") ?? false;
        if (isContinued == (body.Flag("add_generation_prompt") ?? true))
        {
            throw ApiException.BadRequest(
                isContinued
                    ? "Cannot set both `continue_final_message` and `add_generation_prompt` to True."
                    : "add_generation_prompt: false without continue_final_message is not simulated",
                "add_generation_prompt");
        }

        var tools = body.List("tools").Select(ToolReader.Read).ToList();
        var thinks = body.Get("chat_template_kwargs")?.Flag("enable_thinking") ?? true;
        var limit = body.Integer("max_completion_tokens", 1, int.MaxValue) ?? body.Integer("max_tokens", 1, int.MaxValue);
        return new ChatRequest(
            body.RequiredText("model"), messages, tools, CallsTools(body, tools.Count), (int?)limit, Sampling(body), Format(body), isContinued, thinks);
    }

    private static bool CallsTools(JsonElement body, int tools) => body.Get("tool_choice") switch
    {
        null => tools > 0,
        { ValueKind: JsonValueKind.String } choice when choice.GetString() == "auto" => tools > 0,
        { ValueKind: JsonValueKind.String } choice when choice.GetString() == "none" => false,
        var other => throw ApiException.BadRequest($"tool_choice: only auto and none are simulated, not {other.Value.GetRawText()}", "tool_choice"),
    };

    private static Sampling? Sampling(JsonElement body)
    {
        var temperature = body.Number("temperature", 0, 2) ?? 1;
        var (topP, topK) = (body.Number("top_p", 0, 1) ?? 1, body.Integer("top_k", -1, int.MaxValue) ?? 0);
        var seed = body.Integer("seed", long.MinValue, long.MaxValue) ?? 0;
        return temperature == 0 ? null : new Sampling((float)temperature, (float)topP, topK < 1 ? int.MaxValue : (int)topK, seed);
    }

    private static AnswerFormat? Format(JsonElement body)
    {
        if (body.Get("response_format") is not { } format) return null;
        return format.RequiredText("type") switch
        {
            "text" => null,
            "json_schema" when format.Get("json_schema")?.Get("schema") is { } schema => new AnswerFormat(schema.GetRawText()),
            "json_schema" => throw ApiException.BadRequest("response_format: json_schema.schema is missing", "response_format"),
            var other => throw ApiException.BadRequest($"response_format: {other} is not simulated", "response_format"),
        };
    }
}
