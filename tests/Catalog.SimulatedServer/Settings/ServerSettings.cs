using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Catalog.Simulation.Settings;

/// <summary>What is given when the server starts.</summary>
public sealed record ServerSettings
{
    [Description("Where to listen on 127.0.0.1; 0 takes a free port.")]
    [Range(0, 65_535)]
    public int Port { get; init; }

    [Description("The model's folder; empty: data/models/demo of the repository.")]
    public string Model { get; init; } = "";

    [Description("Where answers come from: model, or canned (made-up JSON of the schema asked for; no model is loaded, no tool is called).")]
    public AnswerKind Answers { get; init; }

    [Description(
        "A prompt's state is kept at its end, rounded down to this many tokens, and nowhere else. Real servers: 64 (vLLM 0.30 with "
        + "--prefix-match-unit 64, SGLang with --page-size 64), 528 to 2,048 (vLLM before, by model). The demo's openings have about 120 tokens: "
        + "8 loses as little of them as 64 of a real one.")]
    [Range(1, 1 << 20)]
    public int Unit { get; init; } = 8;

    [Description("Tokens of all kept states together at most; the least recently used go first. 0 keeps none. The demo model: about 3.5 KB a token.")]
    [Range(0, int.MaxValue)]
    public int CacheTokens { get; init; } = 100_000;

    [Description("Seconds for which everything is answered with 503 after the start; also until the model is loaded.")]
    [Range(0, 86_400)]
    public double StartDelay { get; init; }

    [Description("Moves which answers of a row of N meet a fault, and what canned answers say.")]
    [Range(0, int.MaxValue)]
    public int Seed { get; init; }

    [Description("Asked for as a bearer token; empty: nobody is asked.")]
    public string ApiKey { get; init; } = "";

    [Description("Tokens of prompt and answer together at most; 0: what the model bears.")]
    [Range(0, int.MaxValue)]
    public int MaxModelLen { get; init; }

    /// <summary>What may be changed later.</summary>
    public Behaviour Behaviour { get; init; } = new();
}
