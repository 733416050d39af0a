using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Registry;

public sealed class CheckRegistryTests
{
    [Fact]
    public void A_prerequisite_that_is_not_there_is_refused() =>
        Assert.Contains("a needs z", Assert.Throws<ArgumentException>(() => new CheckRegistry([Of("a", "z")])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_id_twice_is_refused() =>
        Assert.Contains("id a", Assert.Throws<ArgumentException>(() => new CheckRegistry([Of("a"), Of("a")])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_circle_is_refused_by_its_names() =>
        Assert.Contains("a → b → c → a", Assert.Throws<ArgumentException>(() => new CheckRegistry([Of("a", "b"), Of("b", "c"), Of("c", "a")])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_flag_of_two_checks_is_refused()
    {
        var flag = new FlagData("width", [], "");
        Assert.Throws<ArgumentException>(() => new CheckRegistry([new ModelCheck(Of("a").Data with { Flags = [flag] }), new ModelCheck(Of("b").Data with { Flags = [flag] })]));
    }

    [Fact]
    public void Prerequisites_come_first_and_the_rest_keeps_its_order()
    {
        var registry = new CheckRegistry([Of("c", "a", "b"), Of("d"), Of("b", "a"), Of("a")]);
        Assert.Equal(["a", "b", "c", "d"], registry.InOrder.Select(check => check.Id));
        Assert.Equal(["c", "d", "b", "a"], registry.All.Select(check => check.Id));
    }

    [Fact]
    public void Ids_and_types_are_stable()
    {
        // Rules, flags, filters and dismissals of shops hang on these.
        string[] expected =
        [
            "empty: empty", "length: length", "language: language", "script: script", "foreign-sentence: language.sentence", "untranslated: untranslated",
            "numbers: accuracy.number accuracy.unit", "codes: accuracy.code", "brand: terminology.brand", "product-name: accuracy.name", "attributes: accuracy.attribute", "colors: accuracy.attribute",
            "never-translate: terminology.never-translate", "forbidden-terms: terminology.forbidden", "preferred-terms: terminology.preferred",
            "claims: claim.superlative claim.health claim.eco claim.free-of", "repeated-words: fluency.repeated", "repeated-sentences: fluency.repeated-sentence",
            "spacing: locale.spacing", "punctuation: locale.punctuation", "quotes: locale.quotes", "html: markup.html", "placeholders: markup.placeholder", "urls: markup.url",
            "invisible-characters: characters.invisible", "read-back: accuracy.number accuracy.unit accuracy.attribute accuracy.claim terminology.brand accuracy.omission",
            "model: language fluency style terminology.glossary locale.convention accuracy.claim",
            "pictures: image.* image.overlay image.watermark image.text_language image.count image.wrong_variant image.unusable",
            "preflight: image.unreadable image.blank image.blurred image.size image.format image.color_space image.border image.duplicate image.repeated",
            "documents: document.mismatch document.gap document.unreadable", "gtin: source.gtin", "source-problem: source.problem",
            "variants: source.variants consistency.variants", "variant-claims: consistency.claims", "same-facts: consistency.same-facts", "duplicate-text: consistency.duplicate", "boilerplate: consistency.boilerplate",
        ];
        Assert.Equal(expected, CheckRegistry.Standard.All.Select(check => $"{check.Id}: {string.Join(' ', check.Types)}"));
    }

    [Fact]
    public void Every_check_says_what_it_reports() => Assert.All(CheckRegistry.Standard.All, check =>
    {
        Assert.Matches(@"\A[a-z]+(-[a-z]+)*\z", check.Id);
        Assert.EndsWith(".", check.Data.Description, StringComparison.Ordinal);
        Assert.True(check is not TextCheck { Id: not ("empty" or "invisible-characters") } || check.Data.Needs.Contains("empty"), check.Id);
    });

    [Fact]
    public void The_page_in_docs_is_what_the_checks_say()
    {
        var page = File.ReadAllText(OraclePrompts.RepositoryFile("docs/checks.md")).ReplaceLineEndings("\n");
        Assert.True(page == ChecksPage.Write(CheckRegistry.Standard), "docs/checks.md is out of date. Write it anew: ./catalog checks --markdown > docs/checks.md");
    }

    private static ModelCheck Of(string id, params string[] needs) => new(new CheckData(id, id, Severity.Minor, id) { Needs = needs });
}
