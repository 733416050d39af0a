using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Siblings;

public sealed class CrossCheckTests
{
    private const string German = "Ein leichter Rucksack für jeden Tag, mit gepolstertem Laptopfach.";

    [Theory]
    [InlineData("Nordvik Trail Backpack blue", "Nordvik Trail Backpack red", true)]
    [InlineData("Nordvik Trail Backpack", "Nordvik Trail Backpack", true)]
    [InlineData("Nordvik Trail Backpack blue", "Nordvik Ridge Backpack blue", false)]
    public void Variants_have_the_same_title_apart_from_what_varies(string a, string b, bool variants) =>
        Assert.Equal(variants, VariantKey.Of(Product(1, a, "blue"), CheckSamples.Catalog.Columns) == VariantKey.Of(Product(2, b, "red"), CheckSamples.Catalog.Columns)!.Replace("blue", "", StringComparison.Ordinal).Trim());

    [Fact]
    public void A_title_of_brand_and_category_alone_makes_no_variants() =>
        Assert.Null(VariantKey.Of(Product(1, "Nordvik Backpack, blue", "blue"), CheckSamples.Catalog.Columns));

    [Fact]
    public void The_same_description_of_different_products_is_found_at_each()
    {
        var texts = new[] { Text(1, "a", "blue", German), Text(2, "b", "red", German.Replace("Ein ", "ein  ", StringComparison.Ordinal)), Text(3, "c", "red", "Ein anderer Text, der für sich selbst steht.") };
        var findings = new DuplicateTextCheck().Run(texts).ToList();
        Assert.Equal([1, 2], findings.Select(one => one.ProductId));
        Assert.All(findings, one => Assert.Equal(("consistency.duplicate", "description", "de-DE"), (one.Finding.Type, one.Finding.Field, one.Locale)));
        Assert.Contains("SKU-2", findings[0].Finding.Message, StringComparison.Ordinal);
        Assert.Empty(new DuplicateTextCheck().Run([Text(1, "a", "blue", German), Text(2, "a", "blue", German)]));
        Assert.Empty(new DuplicateTextCheck().Run([Text(1, "a", "blue", "Kurz."), Text(2, "b", "red", "Kurz.")]));
    }

    [Fact]
    public void The_same_facts_with_another_text_are_found()
    {
        var input = new SiblingsInput(CheckSamples.Catalog, [], [Text(1, "a", "blue", "Eins"), Text(2, "a", "blue", "Zwei"), Text(3, "a", "red", "Drei")]);
        var found = Assert.Single(new SameFactsCheck().Run(input));
        Assert.Equal((2, "description"), (found.ProductId, found.Finding.Field));
    }

    [Fact]
    public void Variants_of_two_brands_and_of_one_title_are_found()
    {
        Product[] products = [Product(1, "Trail", "blue"), Product(2, "Trail", "red"), Product(3, "Trail", "green", "Nordwik")];
        var brand = Assert.Single(new VariantContradictionCheck().Run(new(CheckSamples.Catalog, products, [])));
        Assert.Equal((3, null, "source.variants", "Nordwik", "Nordvik"), (brand.ProductId, brand.Locale, brand.Finding.Type, brand.Finding.Found, brand.Finding.Expected));

        var texts = new[] { Text(1, "Trail blue", "blue", "Eins"), Text(2, "Trail red", "red", "Zwei") }.Select(text => text with { Copy = new([new("title", ["Trail"], false)]) }).ToList();
        var title = Assert.Single(new VariantContradictionCheck().Run(new(CheckSamples.Catalog, [], texts)));
        Assert.Equal((2, "consistency.variants", "title"), (title.ProductId, title.Finding.Type, title.Finding.Field));
    }

    [Fact]
    public void A_sentence_of_ten_products_is_boilerplate_once()
    {
        var texts = Enumerable.Range(1, 10).Select(id => Text(id, $"t{id}", "blue", $"Das ist Nummer {id}. {German}")).ToList();
        var found = Assert.Single(new BoilerplateCheck().Run(texts));
        Assert.Equal((1, German), (found.ProductId, found.Finding.Found));
        Assert.Empty(new BoilerplateCheck().Run([.. texts.Skip(1)]));
    }

    [Fact]
    public void A_fault_of_many_languages_is_the_sources()
    {
        var fault = new Finding("accuracy.number", Severity.Critical, "numbers", "title", "45 L", "40 L", "m");
        (string, Finding)[] Of(params string[] locales) => [.. locales.Select(locale => (locale, fault))];
        var found = Assert.Single(Run(Of("en-US", "de-DE", "fr-FR", "es-ES", "it-IT")));
        Assert.Equal(("source.problem", Severity.Critical, "45 L", "40 L"), (found.Type, found.Severity, found.Found, found.Expected));
        Assert.True(SourceProblemCheck.Says(found, fault));
        Assert.False(SourceProblemCheck.Says(found, fault with { Found = "46 L" }));
        Assert.Empty(Run(Of("en-US", "de-DE", "fr-FR", "es-ES", "es-ES")));
        Assert.Empty(Run([.. Of("en-US", "de-DE", "fr-FR", "es-ES"), ("it-IT", fault with { Found = "46 L" })]));
    }

    [Theory]
    [InlineData("4006381333931", 0)]
    [InlineData("4 006381 333931", 0)]
    [InlineData("4006381333930", 1)]
    [InlineData("40063813339", 1)]
    [InlineData("400638133393X", 1)]
    public void A_GTIN_of_the_facts_has_its_check_digit(string gtin, int findings) =>
        Assert.Equal(findings, new GtinCheck().Run(new(CheckSamples.Catalog, Samples.Product(("title", "Trail"), ("GTIN", gtin)), [])).Count());

    private static IReadOnlyList<Finding> Run(IReadOnlyList<(string, Finding)> findings) =>
        [.. new SourceProblemCheck().Run(new(CheckSamples.Catalog, Samples.Backpack, findings))];

    private static Product Product(long id, string title, string color, string brand = "Nordvik") =>
        Samples.Product(("title", title), ("brand", brand), ("category", "Backpack"), ("color", color)) with { Id = id, Sku = $"SKU-{id}" };

    private static LocaleText Text(long id, string title, string color, string description) =>
        new(Product(id, title, color), "de-DE", new Copy([new("title", [title], false), new("description", [description], false)]));
}
