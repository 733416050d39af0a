using System.Collections.Immutable;
using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Catalog.Model.Remote;

/// <summary>A request: the whole conversation, since servers keep none.</summary>
/// <param name="Decoding">How the answer is decoded; null plants an opening: its prompt ends where the opening ends.</param>
internal sealed record ChatRequest(ImmutableList<ChatMessage> Messages, IReadOnlyList<Tool> Tools, Decoding? Decoding)
{
    // Fields that only vLLM's family knows, or that the SDK would write under another name.
    private static readonly BinaryData NoThinking = BinaryData.FromString("""{"enable_thinking": false}""");

    /// <summary>The request's age: those before it go first.</summary>
    public long Ticket { get; init; }

    /// <summary>Tokens of the answer at most.</summary>
    public int MaxTokens => Decoding?.MaxTokens ?? 1;

    /// <summary>A person waits. Openings don't say for whom they are: there are few, and all turns wait for theirs.</summary>
    public bool Interactive => Decoding?.Interactive ?? true;

    /// <summary>Plants as a plain request: for servers that don't know where a prompt may end.</summary>
    public bool PlainPlanting { get; init; }

    /// <summary>
    /// The answer before this could not be used: leaves the model less choice. Where calls and JSON are both allowed, no common field of the protocol says
    /// so; the second time only JSON is.
    /// </summary>
    public bool Insists { get; init; }

    /// <summary>The request as the SDK takes it. Everything is given raw: the SDK's own way would rewrite schemas, and so prompts.</summary>
    public ChatOptions Options() => new() { RawRepresentationFactory = _ => Raw() };

    private ChatCompletionOptions Raw()
    {
        var raw = new ChatCompletionOptions { Temperature = 0, ResponseFormat = Format() };
        foreach (var tool in Tools) raw.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(ToolsBlock.Parameters(tool))));
        if (Tools.Count > 0)
        {
            raw.AllowParallelToolCalls = false;
            raw.ToolChoice = Insists && Decoding?.Format is { Schema: null } ? ChatToolChoice.CreateRequiredChoice() : ChatToolChoice.CreateAutoChoice();
        }

        ref var patch = ref raw.Patch;
        patch.Set("$.max_tokens"u8, MaxTokens);
        patch.Set("$.chat_template_kwargs"u8, NoThinking);
        if (Decoding is null && !PlainPlanting)
        {
            patch.Set("$.add_generation_prompt"u8, false);
            patch.Set("$.continue_final_message"u8, true);
        }

        if (Decoding?.Sampling is { } sampling)
        {
            (raw.Temperature, raw.TopP) = (sampling.Temperature, sampling.TopP);
            patch.Set("$.seed"u8, sampling.Seed);
            patch.Set("$.top_k"u8, sampling.TopK);
        }

        return raw;
    }

    private ResponseFormat? Format() =>
        Decoding?.Format is { Schema: { } schema } format && (format.ToolCalls.Count == 0 || Insists)
            ? ResponseFormat.CreateJsonSchemaFormat("answer", BinaryData.FromString(schema), null, true)
            : null;
}
