using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Pictures;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class EvidenceTests(PostgresFixture postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-evidence-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_are_compared_once_for_all_locales_and_not_again_for_a_regenerated_text()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        var id = await pipeline.AddAsync("A", "Nordvik Trail A Backpack", pictures: [await PictureAsync("a.jpg", 1)]);
        var shown = """{"claims": [{"field": "color", "fact": "blue", "shown": "red", "verdict": "supported"}], "problems": ["image.overlay"]}""";
        var engine = new ScriptedEngine { Answer = asked => asked.ComparesPictures ? shown : null };
        var report = await pipeline.RefreshAsync(engine);
        Assert.Single(engine.Turns, turn => turn.ComparesPictures);
        Assert.Equal((3, 1L), (report.NeedsReview, report.PicturesEncoded));
        Assert.Equal(["image.overlay", "image.color"], (await pipeline.FindingsAsync()).Select(finding => finding.Type));
        Assert.All(await pipeline.FindingsAsync(), finding => Assert.Null(finding.Locale));

        await pipeline.ExecuteAsync("update copy set requested_at = now() where locale = 'en-GB'");
        await RewriteRuns.StartAsync(pipeline.Source, id, "en-GB", "ann", Cancellation);
        var again = new ScriptedEngine();
        await pipeline.PumpAsync(again);
        Assert.Equal(2, again.Turns.Count);
        Assert.Equal("needs_review", await pipeline.ScalarAsync<string>("select state from copy where locale = 'en-GB'"));

        // Another picture: everything about the old one goes.
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", pictures: [await PictureAsync("a.jpg", 2)]);
        Assert.Equal(3, (await pipeline.RefreshAsync(new ScriptedEngine())).Approved);
        Assert.Empty(await pipeline.FindingsAsync());
    }

    [Fact]
    public async Task Each_of_several_pictures_is_shown_to_the_model_alone()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", pictures: [await PictureAsync("a.jpg", 1), await PictureAsync("b.jpg", 2)]);
        var asked = 0;
        var engine = new ScriptedEngine
        {
            Answer = turn => turn.ComparesPictures
                ? $$"""{"claims": [{"field": "color", "fact": "blue", "shown": "{{(Interlocked.Increment(ref asked) == 1 ? "blue" : "red")}}", "verdict": "supported"}], "problems": []}"""
                : null,
        };
        await pipeline.RefreshAsync(engine);
        Assert.Equal(2, engine.Turns.Count(turn => turn.ComparesPictures));
        Assert.Equal(["image.color", "image.contradiction"], (await pipeline.FindingsAsync()).Select(finding => finding.Type).Order());
        Assert.Equal(["copy", "pictures", "pictures"], await pipeline.ListAsync<string>("select kind from conversation order by kind"));
    }

    [Fact]
    public async Task What_was_said_about_pictures_goes_with_them()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", pictures: [await PictureAsync("a.jpg", 1)]);
        await pipeline.RefreshAsync(new ScriptedEngine { Answer = asked => asked.ComparesPictures ? """{"claims": [], "problems": ["image.watermark"]}""" : null });
        Assert.Single(await pipeline.FindingsAsync());
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack");
        await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Empty(await pipeline.FindingsAsync());
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from evidence"));
    }

    [Fact]
    public async Task The_model_reads_each_document_by_a_call_and_then_compares()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", documents: [await FileAsync("sheet.txt", "Color: green\n"), await FileAsync("more.txt", "Nothing of use.")]);
        var engine = new ScriptedEngine { Answer = asked => asked is { Turn: 1, Writes: false, Reviews: false } ? ScriptedAnswers.Call("more.txt") : null };
        await pipeline.RefreshAsync(engine);
        var reading = engine.Turns.Where(turn => turn is { Writes: false, Reviews: false }).ToList();
        Assert.Equal(["Supplier documents: sheet.txt; more.txt", "Color: green", "Nothing of use."], reading.Select(turn => turn.Tail.Split('\n')[0]));
        Assert.Equal(["sheet.txt", "more.txt"], Names(reading[0]));
        Assert.Null(reading[0].Decoding.Format!.Schema);
        Assert.Equal(["more.txt"], Names(reading[1]));
        Assert.NotNull(reading[1].Decoding.Format!.Schema);
        Assert.Empty(reading[2].Decoding.Format!.ToolCalls);
        var finding = Assert.Single(await pipeline.FindingsAsync());
        Assert.Equal(("document.mismatch", "blue", "green", "documents"), (finding.Type, finding.Found, finding.Expected, finding.Source));
        Assert.Equal([0, 1, 2], await pipeline.ListAsync<int>("select turn from conversation_turn where task = 'compare-documents' order by id"));
        Assert.Equal(2, await pipeline.ScalarAsync<long>("select count(*) from conversation"));
    }

    [Fact]
    public async Task A_document_that_cant_be_read_is_a_finding_and_the_texts_are_written()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", documents: [await FileAsync("sheet.pdf", "no PDF")]);
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal(3, report.Pairs);
        Assert.Equal(["document.unreadable"], report.Findings.Keys);
    }

    [Fact]
    public async Task A_comparison_that_cant_be_used_is_a_finding_and_no_evidence()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", pictures: [await PictureAsync("a.jpg", 1)], documents: [await FileAsync("sheet.txt", "Color: green")]);
        var report = await pipeline.RefreshAsync(new ScriptedEngine { Answer = asked => asked.Writes || asked.Reviews ? null : "{}" });
        Assert.Equal(2, report.Findings["answer.invalid"]);
        Assert.Equal((2, 3), (report.Retries, report.NeedsReview));
        Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from evidence"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Names(ScriptedTurn turn) => Assert.Single(turn.Decoding.Format!.ToolCalls).Parameters.Single().Value;

    private Task<MediaFile> PictureAsync(string name, int scene) => TestPicture.WriteAsync(Path.Combine(folder, name), scene, Cancellation);

    private async Task<MediaFile> FileAsync(string name, string content)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, content, Cancellation);
        return new MediaFile(path, content);
    }
}
