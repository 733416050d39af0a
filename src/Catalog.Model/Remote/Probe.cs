using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Microsoft.Extensions.AI;

namespace Catalog.Model.Remote;

/// <summary>Small requests that show whether a server can be used at all.</summary>
internal static class Probe
{
    // Words that no model says by itself: only a server that keeps to the schema gives one of them.
    private static readonly AnswerFormat Format = new("""
        {"type": "object", "properties": {"word": {"type": "string", "enum": ["quaxil", "vrontu"]}}, "required": ["word"], "additionalProperties": false}
        """);

    private const int MaxTokens = 48;

    // 32 × 32 pixels, white: the smallest that a model of this family takes unenlarged.
    private static readonly byte[] Pixels = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAJklEQVR42u3NMQ0AAAwDoPo33arYsQQMkB6LQCAQCAQCgUAg+BIMi1X0ptsIcT0AAAAASUVORK5CYII=");

    /// <summary>Asks for an answer that only a schema can bring about.</summary>
    public static ChatRequest Schema() => new([new ChatMessage(ChatRole.User, "What is the capital of France?")], [], new Decoding(MaxTokens, Format));

    /// <summary>Shows a picture.</summary>
    public static ChatRequest Picture() =>
        new([new ChatMessage(ChatRole.User, [new DataContent(Pixels, "image/png"), new TextContent("What is this?")])], [], new Decoding(1));

    /// <summary>Reads the answer to <see cref="Schema"/>.</summary>
    /// <returns>What is wrong with the server and how it should be started; null: nothing.</returns>
    public static string? Judge(ServerAnswer answer)
    {
        if (answer.Thinks)
        {
            return "the model thinks though chat_template_kwargs asks for enable_thinking: false. Start the server with the model's own chat template, which knows that switch "
                + "(vLLM and SGLang use it unless --chat-template names another one), or take a model without thinking.";
        }

        if (answer.PromptTokens is null) return "the server doesn't say in usage how many tokens a request took. Start one that does (vLLM, SGLang).";
        return new AnswerCheck(Format).Read(answer) is { Problem: null } && answer.Ended
            ? null
            : $"the server ignores response_format json_schema: asked for one of two words it answered “{answer.Text}”. "
                + "Start it with guided decoding (vLLM: on by default, --structured-outputs-config.backend auto; SGLang: --grammar-backend xgrammar).";
    }
}
