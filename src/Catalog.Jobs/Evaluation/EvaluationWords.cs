using System.Globalization;

namespace Catalog.Jobs.Evaluation;

/// <summary>A report for people: tables, and the first mistakes and false alarms with what a person needs to act.</summary>
internal static class EvaluationWords
{
    private const int LongestText = 160;

    /// <summary>Lines of text.</summary>
    public static IEnumerable<string> Of(EvaluationReport report)
    {
        yield return $"{report.Texts} texts of {report.Products} products in {report.Locales.Count} locales, seed {report.Seed}.";
        yield return "";
        var width = report.Kinds.Select(kind => kind.Kind.Length).Append(4).Max();
        var check = report.Kinds.Select(kind => kind.Check.Length).Append(5).Max();
        yield return $"{"kind".PadRight(width)}  {"check".PadRight(check)}  cost   planted  found   recall  below 100 % in";
        foreach (var kind in report.Kinds)
        {
            var weak = report.Cells.Where(cell => cell.Kind == kind.Kind && cell.Found < cell.Planted).Select(cell => $"{cell.Locale} {cell.Found}/{cell.Planted}");
            yield return $"{kind.Kind.PadRight(width)}  {kind.Check.PadRight(check)}  {kind.Cost,-5}  {kind.Planted,7}  {kind.Found,5}  {Percent(kind.Recall),7}  {string.Join(", ", weak)}".TrimEnd();
        }

        if (report.NotPlanted.Count > 0) yield return $"Not planted, no text gives a chance: {string.Join(", ", report.NotPlanted)}.";
        yield return "";
        yield return "locale  clean  false alarms";
        foreach (var locale in report.Locales)
            yield return $"{locale.Locale,-6}  {locale.Clean,5}  {locale.FalseAlarms,12}  {Percent((double)locale.FalseAlarms / Math.Max(1, locale.Clean))}";
        foreach (var locale in report.ModelLocales)
            yield return $"{locale.Locale,-6}  {locale.Clean,5}  {locale.FalseAlarms,12}  {Percent((double)locale.FalseAlarms / Math.Max(1, locale.Clean))}  read by the model";
        foreach (var line in Examples(report)) yield return line;
        yield return "";
        yield return Cost(report);
    }

    private static IEnumerable<string> Examples(EvaluationReport report)
    {
        foreach (var missed in report.Missed)
        {
            yield return "";
            yield return $"missed {missed.Kind}, {missed.Locale}, {missed.Sku}, {missed.Field}:";
            yield return $"  right:   {Short(missed.Before)}";
            yield return $"  planted: {Short(missed.Text)}";
            foreach (var finding in missed.Findings) yield return $"  the check said instead: {finding}";
        }

        foreach (var alarm in report.FalseAlarms)
        {
            yield return "";
            yield return $"false alarm of {alarm.Check} ({alarm.Type}), {alarm.Locale}, {alarm.Sku}, {alarm.Field ?? "whole text"}: {alarm.Message}";
            if (alarm.Text.Length > 0) yield return $"  text: {Short(alarm.Text)}";
        }
    }

    private static string Cost(EvaluationReport report)
    {
        var seconds = report.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (report.Model is null) return $"{seconds} s, no model.";
        var calls = report.ModelCalls == 0
            ? $"0 model calls: all {report.StoredAnswers} answers were there from an earlier evaluation of the same texts"
            : $"{report.ModelCalls} model calls, {report.PromptTokens} prompt tokens, {report.DecodeTokens} answer tokens; {report.StoredAnswers} answers were there already";
        return $"{seconds} s with the model {report.Model}; {calls}.";
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" | ");
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }
}
