namespace Catalog.Model.Onnx.Bench;

/// <summary>What a model costs on a device of this machine. Each figure is the median of several runs.</summary>
/// <param name="Model">The folder's name.</param>
/// <param name="Device">Where it ran.</param>
/// <param name="Context">Tokens of the prompt, and of each row before it is decoded.</param>
/// <param name="Runs">How often each thing was measured.</param>
/// <param name="PrefillTokensPerSecond">Prompt tokens, one prompt at a time in the engine's chunks.</param>
/// <param name="Decode">Answer tokens at several numbers of rows.</param>
/// <param name="ForkMicroseconds">What an answer pays for a fork of its own: its row copied into the batch and out again.</param>
/// <param name="ForkBytes">The state of <paramref name="Context"/> tokens.</param>
/// <param name="ConstraintReadyMilliseconds">A schema that was never seen made into a grammar.</param>
/// <param name="ConstraintMicrosecondsPerToken">What the grammar adds to the choice of a token once its masks are known.</param>
public sealed record ModelBenchReport(
    string Model,
    string Device,
    int Context,
    int Runs,
    double PrefillTokensPerSecond,
    IReadOnlyList<DecodeRate> Decode,
    double ForkMicroseconds,
    long ForkBytes,
    double ConstraintReadyMilliseconds,
    double ConstraintMicrosecondsPerToken);

/// <summary>How fast a number of rows is decoded.</summary>
/// <param name="Rows">B.</param>
/// <param name="TokensPerSecond">Of all rows together; null where they don't fit into the memory budget.</param>
/// <param name="StepMilliseconds">One step: a token for each row; null where they don't fit.</param>
public sealed record DecodeRate(int Rows, double? TokensPerSecond, double? StepMilliseconds);
