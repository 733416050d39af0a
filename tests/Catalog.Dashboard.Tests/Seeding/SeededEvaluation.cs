using Catalog.Jobs.Evaluation;

namespace Catalog.Dashboard.Tests.Seeding;

/// <summary>Evaluations as <c>catalog evaluate</c> keeps them: the last one with the model.</summary>
internal static class SeededEvaluation
{
    private static readonly string[] Locales = ["en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pl-PL", "pt-BR", "ja-JP", "zh-CN", "ar-SA"];

    /// <summary>Three evaluations, the oldest first.</summary>
    public static IEnumerable<KeptEvaluation> All()
    {
        var start = new DateTimeOffset(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);
        yield return new(0, "clean.jsonl", "command line", start, Report(found: 14, alarms: 6, withModel: false));
        yield return new(0, "clean.jsonl", "command line", start.AddDays(2), Report(found: 18, alarms: 2, withModel: false));
        yield return new(0, "clean.jsonl", "command line", start.AddDays(4), Report(found: 20, alarms: 0, withModel: true));
    }

    private static EvaluationReport Report(int found, int alarms, bool withModel)
    {
        List<(string Kind, string Check, string Cost, Func<int, int> Found)> kinds =
        [
            ("number-changed", "numbers", "free", _ => 20),
            ("unit-changed", "numbers", "free", _ => 20),
            ("foreign-language", "language", "free", locale => locale % 3 == 0 ? found : 20),
            ("wrong-script", "script", "free", _ => 20),
            ("too-long", "length", "free", _ => 20),
            ("unsafe-html", "html", "free", _ => 20),
            ("never-translate-broken", "never-translate", "free", locale => locale == 7 ? found : 20),
        ];
        if (withModel)
            kinds.AddRange([("feature-invented", "read-back", "model", locale => 4 + (locale * 2)), ("material-changed", "read-back", "model", locale => 19 - locale)]);
        List<CellResult> cells = [.. kinds.SelectMany(kind => Locales.Index(), (kind, locale) => new CellResult(kind.Kind, locale.Item, 20, Math.Clamp(kind.Found(locale.Index), 0, 20)))];
        cells.Add(new("french-space-missing", "fr-FR", 20, found));
        List<KindResult> results = [.. kinds.Select(kind => Result(kind.Kind, kind.Check, kind.Cost, cells)), Result("french-space-missing", "spacing", "free", cells)];
        if (withModel)
        {
            cells.Add(new("picture-color", "*", 16, 15));
            results.Add(Result("picture-color", "pictures", "model", cells));
        }

        return new(
            results, cells, [.. Locales.Select((locale, at) => new LocaleResult(locale, 200, at == 7 ? alarms : 0))],
            withModel ? 1250 : 0, withModel ? 96.4 : 8.2, 1, 2000, 200, withModel ? "demo" : null, withModel ? 185_756 : 0, withModel ? 166_045 : 0, 0,
            withModel ? [.. Locales.Select(locale => new LocaleResult(locale, 12, 0))] : [], [], [], []);
    }

    private static KindResult Result(string kind, string check, string cost, IEnumerable<CellResult> cells)
    {
        var own = cells.Where(cell => cell.Kind == kind).ToList();
        var (planted, found) = (own.Sum(cell => cell.Planted), own.Sum(cell => cell.Found));
        return new(kind, check, cost, planted, found, (double)found / planted);
    }
}
