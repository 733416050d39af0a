using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Catalog.Simulation.Settings;

/// <summary>What may be changed while the server runs (POST /sim/settings). Faults follow counters: the same requests in the same order meet the same faults.</summary>
public sealed record Behaviour
{
    [Description("Requests that are answered at once at most.")]
    [Range(1, 100_000)]
    public int Capacity { get; init; } = 32;

    [Description("Requests that wait for a place at most; others get 429.")]
    [Range(0, 100_000)]
    public int Queue { get; init; } = 256;

    [Description("Seconds that Retry-After asks for with 429 and 503.")]
    [Range(0, 3600)]
    public int RetryAfter { get; init; } = 1;

    [Description("a,b[,c]: a token of each running answer takes a + b × (running answers) ms, a computed prompt token c ms more. Empty: as fast as it goes.")]
    public string SimulateTime { get; init; } = "";

    [Description("Tokens of a canned answer, roughly.")]
    [Range(1, 100_000)]
    public int AnswerTokens { get; init; } = 100;

    [Description("The first N requests get 429.")]
    [Range(0, int.MaxValue)]
    public int RejectFirst { get; init; }

    [Description("Every N-th second all requests get 429; 0: never.")]
    [Range(0, int.MaxValue)]
    public int BurstEvery { get; init; }

    [Description("Every N-th answer is a 500 instead; 0: none.")]
    [Range(0, int.MaxValue)]
    public int ErrorEvery { get; init; }

    [Description("Every N-th answer's body is JSON that breaks off; 0: none.")]
    [Range(0, int.MaxValue)]
    public int BrokenJsonEvery { get; init; }

    [Description("Every N-th answer's connection is cut in the middle of the body; 0: none.")]
    [Range(0, int.MaxValue)]
    public int DisconnectEvery { get; init; }

    [Description("Answers with a sentence around the JSON, whatever response_format asks for.")]
    public bool IgnoreSchema { get; init; }

    [Description("Thinks although it was told not to: reasoning (in reasoning_content) or content (in <think> tags).")]
    public Thinking Think { get; init; }

    [Description("Refuses continue_final_message with 400, as SGLang does for a user's message.")]
    public bool NoContinue { get; init; }

    [Description("Cuts the white space at the end of a continued message off, as Qwen's chat template does: its last token may differ then.")]
    public bool TrimContinued { get; init; }
}
