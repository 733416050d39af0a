using System.Globalization;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Commands;

/// <summary>Prints a run's report.</summary>
internal static class ReportText
{
    public static async Task WriteAsync(Terminal terminal, RunReport report, bool json)
    {
        if (json)
        {
            await JsonOutput.WriteAsync(terminal, report);
            return;
        }

        foreach (var (name, value) in Lines(report)) await terminal.Out.WriteLineAsync($"{name,-24}{value}");
    }

    private static IEnumerable<(string Name, string Value)> Lines(RunReport report)
    {
        yield return ("products", Number(report.Products));
        yield return ("texts", Number(report.Pairs));
        yield return ("  approved", $"{Number(report.Approved)} ({Number(report.ApprovedWithoutPerson)} without a person)");
        yield return ("  wait for a person", Number(report.NeedsReview));
        yield return ("  wait for the model", Number(report.NeedsRewrite));
        if (report.Reused > 0) yield return ("  from the memory", Number(report.Reused));
        if (report.Rechecked > 0) yield return ("checked again", Number(report.Rechecked));
        yield return ("rejected rows", Number(report.RejectedRows));
        foreach (var (type, count) in report.Findings) yield return ($"  {type}", Number(count));
        yield return ("prompt tokens computed", Number(report.PromptTokensComputed));
        yield return ("  with perfect sharing", Number(report.PromptTokensIdeal));
        yield return ("  without sharing", Number(report.PromptTokensUnshared));
        yield return ("tokens written", $"{Number(report.DecodeTokens)} ({Number(report.ForcedTokens)} forced)");
        yield return ("pictures read", Number(report.PicturesEncoded));
        if (report.PicturesReused > 0) yield return ("  kept from before", Number(report.PicturesReused));
        yield return ("model calls", Number(report.ModelCalls));
        yield return ("seconds", $"{Number(report.Seconds)} ({Number(report.ModelSeconds)} in the model)");
        if (report.StoppedBy is { } by) yield return ("stopped by", by);
    }

    private static string Number(double value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}
