using System.Text.Json;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Runs;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_report_has_the_keys_that_were_agreed()
    {
        var report = Run((await CleanTexts.ReadAsync()).Draw(4, 1), 1);
        var json = JsonSerializer.SerializeToElement(report, RunReport.Json);
        Assert.Equal(["kinds", "cells", "locales", "model_calls", "seconds"], json.EnumerateObject().Select(property => property.Name).Take(5));
        Assert.Equal(["kind", "check", "cost", "planted", "found", "recall"], Keys(json, "kinds"));
        Assert.Equal(["kind", "locale", "planted", "found"], Keys(json, "cells"));
        Assert.Equal(["locale", "clean", "false_alarms"], Keys(json, "locales"));
        Assert.Equal(0, json.GetProperty("model_calls").GetInt32());
        Assert.All(report.Kinds, kind => Assert.Equal("free", kind.Cost));
        Assert.Equal(report.Kinds.Sum(kind => kind.Planted), report.Cells.Sum(cell => cell.Planted));
        Assert.Equal(report.Kinds.Sum(kind => kind.Found), report.Cells.Sum(cell => cell.Found));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_report()
    {
        var set = (await CleanTexts.ReadAsync()).Draw(6, 2);
        Assert.Equal(40 + 20, set.Texts.Count);
        Assert.Equal(Json(Run(set, 5)), Json(Run(set, 5)));
        Assert.NotEqual(Json(Run(set, 5)), Json(Run(set, 6)));

        static string Json(EvaluationReport report) => JsonSerializer.Serialize(report with { Seconds = 0 }, RunReport.Json);
    }

    [Fact]
    public async Task What_was_there_before_is_no_find_and_a_false_alarm()
    {
        // Every description has a number of no fact: the check complains about each, whatever is planted.
        var clean = await CleanTexts.ReadAsync();
        var wrong = EvaluationSet.Of(clean.Catalog, [.. clean.Draw(5, 1).Texts.Select(text =>
            text.With(text.PartsOf("description").First(), text.Copy.Field("description")!.Text + " 98765 g"))]);
        var report = Run(wrong, 1);
        Assert.All(report.Locales, locale => Assert.Equal(locale.Clean, locale.FalseAlarms));
        Assert.Contains(report.FalseAlarms, alarm => alarm.Check == "numbers" && alarm.Message.Contains("98765", StringComparison.Ordinal));
        var kind = report.Kinds.Single(kind => kind.Kind == "number-changed");
        Assert.True(kind.Planted > 0);
    }

    [Fact]
    public async Task People_read_tables_and_what_to_act_on()
    {
        var report = Run((await CleanTexts.ReadAsync()).Draw(3, 1), 1) with
        {
            Missed = [new("number-changed", "de-DE", "0001", "title", "planted text", "right text", ["something else"])],
            FalseAlarms = [new("fr-FR", "0002", "numbers", "accuracy.number", "title", "5", "\"5\" is not in the facts.", "Sac 5")],
        };
        var text = string.Join('\n', EvaluationWords.Of(report));
        foreach (var words in new[] { "seed 1", "number-changed", "false alarms", "missed number-changed, de-DE, 0001, title", "planted text", "something else", "false alarm of numbers", "Sac 5", "no model" })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private static EvaluationReport Run(EvaluationSet set, int seed) => Evaluator.Run(set, seed, TimeProvider.System, Cancellation);

    private static IEnumerable<string> Keys(JsonElement json, string list) => json.GetProperty(list)[0].EnumerateObject().Select(property => property.Name);
}
