using System.Text.Json;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Writing;

public sealed class AnswersTests
{
    private static readonly string[] Keys = ["title", "bullets"], Types = ["language"], Facts = ["color", "weight"];

    [Theory]
    [InlineData("""{"title": "A", "bullets": ["b", "c"]}""", null)]
    [InlineData("""{"bullets": [], "title": ""}""", null)]
    [InlineData("""{"title": "A"}""", "key bullets is missing")]
    [InlineData("""{"title": "A", "bullets": [], "more": ""}""", "unexpected key")]
    [InlineData("""{"title": "A", "title": "B", "bullets": []}""", "")]
    [InlineData("""{"title": ["A"], "bullets": []}""", "title: a string is expected")]
    [InlineData("""{"title": "A", "bullets": "b"}""", "bullets: an array is expected")]
    [InlineData("""{"title": "A", "bullets": [1]}""", "bullets[0]: a string is expected")]
    [InlineData("""{"title": "a\u0000b", "bullets": []}""", "title: a NUL character")]
    [InlineData("""{"title": "a\ud800", "bullets": []}""", "title: an unpaired surrogate")]
    [InlineData("""{"title": "a\ud83d\ude00", "bullets": []}""", null)]
    [InlineData("""{"title": "A", "bullets": []} and more""", "")]
    [InlineData("""{"title": "A", "bul""", "")]
    [InlineData("""["title"]""", "an object is expected")]
    [InlineData("", "")]
    public void A_text_has_exactly_its_fields(string answer, string? error)
    {
        var read = Answers.Copy(answer, [new("title", null), new("bullets", null)]);
        Assert.Equal(error is null, read.Value is not null);
        if (error is null) Assert.Equal(Keys, read.Value!.Fields.Select(field => field.Key));
        else Assert.Contains(error, read.Error);
    }

    [Fact]
    public void A_raw_unpaired_surrogate_is_refused()
    {
        Assert.NotNull(Answers.Copy("{\"title\": \"\ud800\"}", [new("title", null)]).Error);
        Assert.NotNull(Answers.Copy("{\"title\\ud800\": \"\"}", [new("title", null)]).Error);
    }

    [Fact]
    public void Long_strings_and_many_elements_are_refused()
    {
        string Title(int length) => JsonSerializer.Serialize(new { title = new string('x', length) });
        string Bullets(int count) => JsonSerializer.Serialize(new { bullets = Enumerable.Repeat("x", count) });
        Assert.Null(Answers.Copy(Title(4000), [new("title", null)]).Error);
        Assert.NotNull(Answers.Copy(Title(4001), [new("title", null)]).Error);
        Assert.Null(Answers.Copy(Bullets(100), [new("bullets", null)]).Error);
        Assert.NotNull(Answers.Copy(Bullets(101), [new("bullets", null)]).Error);
        Assert.NotNull(Answers.Copy(new string(' ', 500_001), [new("title", null)]).Error);
    }

    [Theory]
    [InlineData("""{"said": {"title": ["blue"], "bullets": []}, "findings": []}""", true)]
    [InlineData("""{"said": {"title": ["blue"], "bullets": []}, "findings": [{"field": "title", "type": "language", "severity": "minor", "found": "", "expected": ""}]}""", true)]
    [InlineData("""{"said": {"title": ["blue"], "bullets": []}, "findings": [{"field": "price", "type": "language", "severity": "minor", "found": "", "expected": ""}]}""", false)]
    [InlineData("""{"said": {"title": ["blue"], "bullets": []}, "findings": [{"field": "title", "type": "style", "severity": "minor", "found": "", "expected": ""}]}""", false)]
    [InlineData("""{"said": {"title": ["blue"], "bullets": []}, "findings": [{"field": "title", "type": "language", "severity": "none", "found": "", "expected": ""}]}""", false)]
    [InlineData("""{"said": {"title": "blue", "bullets": []}, "findings": []}""", false)]
    [InlineData("""{"said": {"title": ["blue"]}, "findings": []}""", false)]
    public void A_review_keeps_to_the_fields_types_and_severities(string answer, bool good) =>
        Assert.Equal(good, Answers.Review(answer, Keys, Types).Error is null);

    [Fact]
    public void The_references_answers_can_be_read()
    {
        var review = Answers.Review("""{"said": {"title": ["Nordvik Trail 40", "45 L"], "bullets": ["x"]}, "findings": [{"field": "title", "type": "language", "severity": "critical", "found": "a", "expected": "German"}]}""", Keys, Types).Value!;
        Assert.Equal(["Nordvik Trail 40", "45 L"], review.Said.Said[0].Value);
        Assert.Equal(new ModelFinding("title", "language", Catalog.Jobs.Checks.Severity.Critical, "a", "German"), Assert.Single(review.Findings));
    }

    [Theory]
    [InlineData("""{"claims": [{"field": "color", "fact": "blue", "shown": "red", "verdict": "contradicted"}], "problems": ["image.overlay"]}""", true)]
    [InlineData("""{"claims": [{"field": "price", "fact": "blue", "shown": "red", "verdict": "contradicted"}], "problems": []}""", false)]
    [InlineData("""{"claims": [{"field": "color", "fact": "blue", "shown": "red", "verdict": "wrong"}], "problems": []}""", false)]
    [InlineData("""{"claims": [], "problems": ["image.ugly"]}""", false)]
    public void Picture_claims_keep_to_the_closed_lists(string answer, bool good) => Assert.Equal(good, Answers.PictureClaims(answer, Facts).Error is null);

    [Theory]
    [InlineData("""{"fields": [{"field": "weight", "fact": "1 g", "document": "2 g", "verdict": "different"}]}""", true)]
    [InlineData("""{"fields": [{"field": "weight", "fact": "1 g", "shown": "2 g", "verdict": "different"}]}""", false)]
    [InlineData("""{"fields": [{"field": "weight", "fact": "1 g", "document": "2 g", "verdict": "supported"}]}""", false)]
    public void Document_fields_keep_to_the_closed_lists(string answer, bool good) => Assert.Equal(good, Answers.DocumentFields(answer, Facts).Error is null);
}
