using System.Text.Json;
using Catalog.Jobs.Commands;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

public sealed class ListTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_are_listed_by_number_and_locale_with_their_newest_version_in_its_order()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("b-1", "Nordvik Trail B Backpack");
        await pipeline.AddAsync("B-2", "Nordvik Trail C Backpack");
        await pipeline.RefreshAsync(new ScriptedEngine());
        var texts = JsonSerializer.SerializeToElement(await TextList.ReadAsync(pipeline.Source, Cancellation), RunReport.Json);
        // Capitals come first whatever the database's locale.
        Assert.Equal(
            ["B-2 en-CA", "B-2 en-GB", "B-2 en-US", "b-1 en-CA", "b-1 en-GB", "b-1 en-US"],
            texts.EnumerateArray().Select(text => $"{text.GetProperty("sku")} {text.GetProperty("locale")}"));
        Assert.Equal(["sku", "locale", "state", "revisions", "texts"], texts[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(["title", "description"], texts[0].GetProperty("texts").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Findings_are_listed_with_the_keys_that_were_agreed()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine { Answer = asked => asked.Reviews && asked.Locale == "en-GB" ? ScriptedAnswers.Review(asked, "waterproof") : null });
        await pipeline.ExecuteAsync(
            """
            insert into finding (product_id, field, type, severity, source, found, expected, message, fingerprint)
            values (1, 'color', 'image.color', 'major', 'pictures', 'red', 'blue', '', '')
            """);
        var findings = JsonSerializer.SerializeToElement(await OpenFindingList.ReadAsync(pipeline.Source, Cancellation), RunReport.Json);
        Assert.Equal(["sku", "locale", "field", "type", "severity", "found", "expected", "source"], findings[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(JsonValueKind.Null, findings[0].GetProperty("locale").ValueKind);
        Assert.Equal(["image.color", "accuracy.claim"], findings.EnumerateArray().Select(finding => finding.GetProperty("type").GetString()!));
        Assert.Equal("en-GB", findings[1].GetProperty("locale").GetString());
    }
}
