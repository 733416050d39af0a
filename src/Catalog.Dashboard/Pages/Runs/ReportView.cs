using System.Globalization;
using System.Text.Json;

namespace Catalog.Dashboard.Pages.Runs;

/// <summary>A run's report as a table and in words.</summary>
/// <param name="Lines">Figure → value, in the report's order, findings excepted.</param>
/// <param name="Findings">Finding type → count, the most frequent first.</param>
/// <param name="Words">What it comes to, in a few sentences.</param>
public sealed record ReportView(
    IReadOnlyList<(string Name, string Value)> Lines, IReadOnlyList<(string Type, int Count)> Findings, IReadOnlyList<string> Words)
{
    // As the command line prints them; jsonb keeps no order.
    private static readonly string[] Order =
    [
        "products", "pairs", "approved", "approved_without_person", "needs_review", "needs_rewrite", "rejected_rows", "prompt_tokens_computed",
        "prompt_tokens_ideal", "prompt_tokens_unshared", "share_efficiency", "decode_tokens", "forced_tokens", "pictures_encoded", "pictures_reused", "model_calls",
        "retries", "seconds", "model_seconds", "seconds_per_pair_p50", "seconds_per_pair_p95", "tokens_per_approved_pair", "stopped_by",
    ];

    /// <summary>Reads the report's JSON as the store has it; null where the run has none yet.</summary>
    public static ReportView? Read(string? json)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var lines = root.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Object)
            .OrderBy(property => Array.IndexOf(Order, property.Name) is var place && place < 0 ? int.MaxValue : place)
            .Select(property => (Show.Words(property.Name), Value(property.Name, property.Value)));
        var findings = root.TryGetProperty("findings", out var counts) && counts.ValueKind == JsonValueKind.Object
            ? counts.EnumerateObject().Select(property => (property.Name, property.Value.GetInt32()))
            : [];
        return new ReportView([.. lines], [.. findings.OrderByDescending(finding => finding.Item2).ThenBy(finding => finding.Name, StringComparer.Ordinal)], ReportWords.Of(root));
    }

    private static string Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "–",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when name == "share_efficiency" => Show.Percent(value.GetDouble()),
        JsonValueKind.Number when name.Contains("seconds", StringComparison.Ordinal) => Show.Duration(value.GetDouble()),
        JsonValueKind.Number => Show.Decimal(value.GetDouble(), 2),
        _ => value.GetRawText().ToString(CultureInfo.InvariantCulture),
    };
}
