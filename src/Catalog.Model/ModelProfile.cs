namespace Catalog.Model;

/// <summary>What a model is and may be trusted with.</summary>
/// <param name="Name">The folder's or the server's name of the model.</param>
/// <param name="Fingerprint">Hex; changes when the weights, the tokenizer or the configuration change.</param>
/// <param name="ContextLength">Tokens of a conversation at most.</param>
/// <param name="ReadsPictures">False for text-only builds.</param>
/// <param name="SystemText">Which edition of the system text the model gets.</param>
/// <param name="TrustVerdicts">False: its verdicts in comparisons mean nothing, code alone decides.</param>
/// <param name="Findings">Types of findings that it reports by itself; null for all.</param>
public sealed record ModelProfile(
    string Name,
    string Fingerprint,
    int ContextLength,
    bool ReadsPictures,
    SystemTextEdition SystemText = SystemTextEdition.Full,
    bool TrustVerdicts = true,
    IReadOnlyList<string>? Findings = null);

/// <summary>Editions of the system text (see docs/prompts.md).</summary>
public enum SystemTextEdition
{
    /// <summary>One line, what the demo model was trained on.</summary>
    Compact,

    /// <summary>Explains every task and key; for released models.</summary>
    Full,
}
