using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Writing;
using Catalog.Model.Chat;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

/// <summary>What the model is asked, and what it is never asked twice. The model of these tests reads colours, numbers and bullets, and nothing else.</summary>
public sealed class ModelEvaluationTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Colors = ["black", "blue", "brown", "green", "grey", "orange", "pink", "red", "white", "yellow"];

    private TestDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await postgres.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_the_model_reads_is_compared_with_the_facts()
    {
        var report = await RunAsync(Reader(), await EnglishAsync());
        Assert.Equal("scripted", report.Model);
        Assert.Equal(1, Kind(report, "color-read-back").Recall);
        Assert.Equal(1, Kind(report, "number-read-back").Recall);
        Assert.Equal(1, Kind(report, "feature-invented").Recall);
        Assert.Equal(0, Kind(report, "material-changed").Found);
        Assert.Contains(report.Missed, missed => missed.Kind == "material-changed");
        Assert.Equal(1, Kind(report, "fact-omitted").Recall);
        Assert.Equal(new LocaleResult("en-US", 12, 0), Assert.Single(report.ModelLocales));
        Assert.All(report.Kinds.Where(kind => kind.Check is "read-back" or "model"), kind => Assert.Equal(("model", 12), (kind.Cost, kind.Planted)));
    }

    [Fact]
    public async Task Unchanged_texts_are_never_asked_about_again_and_the_model_is_not_loaded()
    {
        var texts = await EnglishAsync();
        var first = await RunAsync(Reader(), texts);
        Assert.True(first.ModelCalls > 0);
        var engine = Reader();
        var second = await RunAsync(engine, texts);
        Assert.Equal((0, 0L, 0L), (engine.Loads, second.ModelCalls, second.DecodeTokens));
        Assert.True(second.StoredAnswers > 0);
        Assert.Equal(first.Kinds, second.Kinds);
        Assert.Equal(first.ModelLocales, second.ModelLocales);
        Assert.Contains("0 model calls: all", string.Join('\n', EvaluationWords.Of(second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_changed_and_another_model_are_asked_about()
    {
        var texts = await EnglishAsync();
        await RunAsync(Reader(), texts);
        var sku = texts.Draw(12, 1).Texts[0].Product.Sku;
        var changed = EvaluationSet.Of(texts.Catalog, [.. texts.Texts.Select(text =>
            text.Product.Sku == sku ? text.With(text.PartsOf("seo_description").First(), "Another sentence.") : text)]);
        var engine = Reader();
        await RunAsync(engine, changed);
        Assert.NotEmpty(engine.Turns);
        Assert.All(engine.Turns, turn => Assert.Equal(texts.Find(sku, "en-US")!.Product.Value("title"), turn.Title));

        var other = new ScriptedEngine(ScriptedEngine.DefaultProfile with { Fingerprint = "f2" }) { Answer = Read };
        Assert.Equal(12, (await RunAsync(other, texts)).ModelLocales[0].Clean);
        Assert.Equal(12, other.Turns.Select(turn => turn.Title).Distinct().Count());
    }

    [Fact]
    public async Task An_answer_that_can_not_be_used_finds_nothing_and_is_kept()
    {
        var texts = await EnglishAsync();
        var report = await RunAsync(new ScriptedEngine { Answer = _ => "no JSON" }, texts);
        Assert.All(report.Kinds.Where(kind => kind.Cost == "model"), kind => Assert.Equal(0, kind.Found));
        Assert.Equal(0, (await RunAsync(Reader(), texts)).ModelCalls);
    }

    [Fact]
    public async Task Evaluations_are_kept_and_read_again()
    {
        var report = await RunAsync(Reader(), await EnglishAsync());
        var store = new EvaluationStore(database.Source);
        var at = new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
        await store.AddAsync(new(0, "clean.jsonl", "test", at, report), Cancellation);
        await store.AddAsync(new(0, EvaluationStore.Approved, "test", at, report with { Model = null }), Cancellation);
        var kept = await store.NewestAsync(5, Cancellation);
        Assert.Equal([EvaluationStore.Approved, "clean.jsonl"], kept.Select(one => one.Texts));
        Assert.Equal((at, report.Seed), (kept[1].StartedAt, kept[1].Report.Seed));
        Assert.Equal(report.Kinds, kept[1].Report.Kinds);
        Assert.Equal(report.Cells, kept[1].Report.Cells);
        Assert.Single(await store.NewestAsync(1, Cancellation));
    }

    private static KindResult Kind(EvaluationReport report, string id) => report.Kinds.Single(kind => kind.Kind == id);

    private static async Task<EvaluationSet> EnglishAsync()
    {
        var clean = await CleanTexts.ReadAsync();
        return EvaluationSet.Of(clean.Catalog, clean.Of("en-US"));
    }

    private async Task<EvaluationReport> RunAsync(ScriptedEngine engine, EvaluationSet set) =>
        await new ModelEvaluation(engine, database.Source).AddAsync(Evaluator.Run(set, 1, TimeProvider.System, Cancellation), set, null, TimeProvider.System, Cancellation);

    private static ScriptedEngine Reader() => new() { Answer = Read };

    private static string? Read(ScriptedTurn asked)
    {
        var copy = Copy.Parse(asked.Tail.Split('\n')[1]);
        var said = copy.Fields.Select(field => $"{ContractJson.Quote(field.Key)}: [{string.Join(", ", Says(field).Select(ContractJson.Quote))}]");
        return $$"""{"said": {{{string.Join(", ", said)}}}, "findings": []}""";
    }

    private static IEnumerable<string> Says(CopyField field) =>
    [
        .. field.Text.Split([' ', ',', '.', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(Colors.Contains),
        .. System.Text.RegularExpressions.Regex.Matches(field.Text, @"\d+ (?:g|kg|ml|L|mm|cm|W|h)\b").Select(match => match.Value),
        .. field.IsList ? field.Items.Where(item => !item.Any(char.IsDigit)) : [],
    ];
}
