using System.Text.Json;
using System.Text.Json.Serialization;

namespace Catalog.Jobs.Runs;

/// <summary>
/// What a run did, as <c>--json</c> prints it and the run's row keeps it; see docs/runs.md for each figure. The order of the properties is that of
/// the JSON.
/// </summary>
/// <param name="Products">Products processed.</param>
/// <param name="Pairs">Products × locales processed.</param>
/// <param name="Approved">Of the pairs, those that are approved now.</param>
/// <param name="ApprovedWithoutPerson">Of these, by the rules alone.</param>
/// <param name="RejectedRows">Rows of the imports before the run that could not be taken.</param>
/// <param name="Findings">Type → open findings of the pairs' newest texts and of their products.</param>
/// <param name="PromptTokensComputed">Prompt tokens that went through the model.</param>
/// <param name="PromptTokensIdeal">Every opening once and every tail once.</param>
/// <param name="PromptTokensUnshared">The opening once more for each task.</param>
/// <param name="ShareEfficiency">Ideal / computed; null where nothing was computed.</param>
/// <param name="Seconds">Worked, all processes together.</param>
/// <param name="ModelSeconds">Of these, with at least one call of the model under way.</param>
/// <param name="SecondsPerPairP50">Median of the time that the model's answers for a pair took; null without pairs.</param>
/// <param name="SecondsPerPairP95">The 95th percentile.</param>
/// <param name="TokensPerApprovedPair">Tokens computed and decoded per approved pair; null where none is approved.</param>
/// <param name="StoppedBy"><c>maxTokens</c>, <c>maxMinutes</c> or an account; null where the run came to its end.</param>
public sealed record RunReport(
    int Products,
    int Pairs,
    int Approved,
    int ApprovedWithoutPerson,
    int NeedsReview,
    int NeedsRewrite,
    int RejectedRows,
    IReadOnlyDictionary<string, int> Findings,
    long PromptTokensComputed,
    long PromptTokensIdeal,
    long PromptTokensUnshared,
    double? ShareEfficiency,
    long DecodeTokens,
    long ForcedTokens,
    long PicturesEncoded,
    long ModelCalls,
    int Retries,
    double Seconds,
    double ModelSeconds,
    double? SecondsPerPairP50,
    double? SecondsPerPairP95,
    double? TokensPerApprovedPair,
    string? StoppedBy)
{
    /// <summary>Of the pairs, those whose text was taken from the translation memory.</summary>
    public int Reused { get; init; }

    /// <summary>Texts that changes of the glossary touched and that were checked again at the start.</summary>
    public int Rechecked { get; init; }

    /// <summary>Pictures whose features were kept from an earlier night; they aren't among <see cref="PicturesEncoded"/>.</summary>
    public long PicturesReused { get; init; }

    /// <summary>How reports are written: snake_case, in the record's order.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };
}
