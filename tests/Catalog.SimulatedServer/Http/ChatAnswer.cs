using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Model.Agents;
using Catalog.Simulation.Answers;
using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Http;

/// <summary>A chat completion as it is told.</summary>
/// <param name="Number">Counted from 1; ids are made of it.</param>
internal sealed record ChatAnswer(int Number, string Model, JsonObject Message, string FinishReason, TokenUsage Usage)
{
    private const string Thoughts = "The user wants product copy. I read the facts, then the limits, then I write.";

    public static ChatAnswer Of(ChatRequest request, Behaviour behaviour, int number, string model, Answer answer, TokenUsage usage)
    {
        var call = request.CallsTools && answer.Ended ? ToolCall.Parse(answer.Text) : null;
        var text = behaviour.IgnoreSchema && request.Format is not null ? $"Here is what you asked for:\n{answer.Text}" : answer.Text;
        var thinking = behaviour.Think != Thinking.None ? behaviour.Think : request.Thinks ? Thinking.Reasoning : Thinking.None;
        if (thinking == Thinking.Content) text = $"<think>\n{Thoughts}\n</think>\n\n{text}";
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = call is null ? text : null,
            ["reasoning_content"] = thinking == Thinking.Reasoning ? Thoughts : null,
            ["tool_calls"] = call is null ? new JsonArray() : new JsonArray(Call(call, number)),
        };
        return new ChatAnswer(number, model, message, !answer.Ended ? "length" : call is null ? "stop" : "tool_calls", usage);
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = $"chatcmpl-{Number}",
        @object = "chat.completion",
        created = 0,
        model = Model,
        choices = new[] { new { index = 0, message = Message, finish_reason = FinishReason } },
        usage = new
        {
            prompt_tokens = Usage.Prompt,
            completion_tokens = Usage.Completion,
            total_tokens = Usage.Prompt + Usage.Completion,
            prompt_tokens_details = new { cached_tokens = Usage.Cached },
        },
    });

    private static JsonObject Call(ToolCall call, int number) => new()
    {
        ["id"] = $"call-{number}",
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = call.Name,
            ["arguments"] = JsonSerializer.Serialize(call.Parameters),
        },
    };
}
