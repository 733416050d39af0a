using System.Text.Json;

namespace Catalog.Dashboard.Pages.Runs;

/// <summary>Says a report in sentences. Figures that it lacks are left out.</summary>
internal static class ReportWords
{
    public static IReadOnlyList<string> Of(JsonElement report)
    {
        var words = new List<string>();
        var pairs = Number(report, "pairs");
        if (Number(report, "products") is { } products && pairs is not null)
            words.Add(pairs == 0 ? "Nothing had changed, so nothing was written." : $"{Many(pairs.Value, "text")} for {Many(products, "product")} written and checked.");
        if (pairs > 0 && Number(report, "approved") is { } approved)
        {
            var alone = Number(report, "approved_without_person") ?? 0;
            words.Add($"{Show.Number((long)approved)} approved, {Show.Number((long)alone)} of them without a person; "
                + $"{Show.Number((long)(Number(report, "needs_review") ?? 0))} wait for a person, {Show.Number((long)(Number(report, "needs_rewrite") ?? 0))} for a rewrite.");
        }

        if (Number(report, "prompt_tokens_computed") is { } computed && Number(report, "prompt_tokens_unshared") is { } unshared && computed > 0 && unshared > computed)
            words.Add($"Shared prompts saved {Show.Percent(1 - (computed / unshared))} of the prompt work.");
        if (Number(report, "rejected_rows") is > 0 and { } rejected) words.Add($"{Many(rejected, "row")} of the import could not be used.");
        if (report.TryGetProperty("stopped_by", out var by) && by.ValueKind == JsonValueKind.String) words.Add($"Stopped by {by.GetString()}, with what was done until then.");
        return words;
    }

    private static double? Number(JsonElement report, string name) =>
        report.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string Many(double count, string noun) => $"{Show.Number((long)count)} {noun}{(count == 1 ? "" : "s")}";
}
