using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Siblings;

/// <summary>What two variants of one product may not both say.</summary>
public sealed class VariantClaimsTests
{
    [Theory]
    [InlineData("en-US", "The cover is waterproof.", "The cover is not waterproof.")]
    [InlineData("en-US", "Waterproof fabric.", "Water-repellent fabric.")]
    [InlineData("en-US", "BPA-free.", "The lid contains BPA.")]
    [InlineData("en-US", "Dishwasher-safe.", "Hand wash only.")]
    [InlineData("de-DE", "Der Bezug ist wasserdicht.", "Der Bezug ist nicht wasserdicht.")]
    [InlineData("de-DE", "Spülmaschinenfest.", "Nicht spülmaschinenfest.")]
    [InlineData("de-DE", "Ohne Duftstoffe.", "Zart parfümiert.")]
    [InlineData("fr-FR", "Un tissu imperméable.", "Un tissu déperlant.")]
    [InlineData("fr-FR", "La tasse passe au lave-vaisselle.", "La tasse ne passe pas au lave-vaisselle.")]
    [InlineData("es-ES", "Apto para lavavajillas.", "No es apto para lavavajillas.")]
    [InlineData("es-ES", "Una funda impermeable.", "Una funda repelente al agua.")]
    [InlineData("it-IT", "Lavabile in lavatrice.", "Lavare solo a mano.")]
    [InlineData("it-IT", "È impermeabile.", "Non è impermeabile.")]
    [InlineData("pl-PL", "Można myć w zmywarce.", "Nie można myć w zmywarce.")]
    [InlineData("pl-PL", "Tkanina nieprzemakalna.", "Tkanina odporna na zachlapania.")]
    [InlineData("pt-BR", "Pode ir à lava-louças.", "Não pode ir à lava-louças.")]
    [InlineData("pt-BR", "É à prova d'água.", "Não é à prova d'água.")]
    [InlineData("ja-JP", "防水の生地です。", "撥水の生地です。")]
    [InlineData("ja-JP", "食洗機対応です。", "食洗機には対応していません。")]
    [InlineData("zh-CN", "面料防水。", "面料不防水。")]
    [InlineData("zh-CN", "可用洗碗机清洗。", "不能用洗碗机清洗。")]
    [InlineData("ar-SA", "القماش عازل للماء.", "القماش طارد للماء.")]
    [InlineData("ar-SA", "آمن في غسالة الصحون.", "غير آمن في غسالة الصحون.")]
    public void Contrary_statements_are_found_at_both(string locale, string a, string b)
    {
        var findings = Run(locale, (Product(1), a), (Product(2), b));
        Assert.Equal([1, 2], findings.Select(finding => finding.ProductId));
        Assert.All(findings, finding => Assert.Equal(("consistency.claims", "description"), (finding.Finding.Type, finding.Finding.Field)));
        var (text, found) = (a, findings[0].Finding);
        Assert.Equal(found.Found, text.Substring(found.Span!.Start, found.Span.Length));
        Assert.Contains("SKU-2", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "The cover is waterproof.", "A cover made from waterproof fabric.")]
    [InlineData("en-US", "Waterproof, with a water-repellent lining.", "Water-repellent lining.")]
    [InlineData("en-US", "BPA-free.", "Contains no BPA.")]
    [InlineData("de-DE", "Wasserfest.", "Wasserdicht.")]
    [InlineData("de-DE", "Spülmaschinenfest.", "Ein Becher für jeden Tag.")]
    [InlineData("fr-FR", "Non imperméable.", "Ce tissu n'est pas imperméable.")]
    [InlineData("es-ES", "Resistente al agua.", "Una funda impermeable.")]
    [InlineData("it-IT", "Lavabile in lavatrice.", "Lavabile in lavastoviglie.")]
    [InlineData("pl-PL", "Wodoodporna.", "Wodoszczelna.")]
    [InlineData("pt-BR", "Sem perfume.", "Não perfumado.")]
    [InlineData("ja-JP", "無香料です。", "香料不使用です。")]
    [InlineData("zh-CN", "不含BPA。", "无BPA。")]
    [InlineData("ar-SA", "غير معطر.", "خالٍ من العطور.")]
    public void What_goes_together_is_left_alone(string locale, string a, string b) => Assert.Empty(Run(locale, (Product(1), a), (Product(2), b)));

    [Fact]
    public void Variants_whose_facts_differ_may_differ()
    {
        var (dry, light) = (Product(1, "waterproof fabric"), Product(2, "not waterproof"));
        Assert.Empty(Run("de-DE", (dry, "Wasserdicht."), (light, "Nicht wasserdicht.")));
        Assert.Equal(2, Assert.Single(Run("de-DE", (dry, "Wasserdicht."), (Product(2), "Nicht wasserdicht."))).ProductId);
    }

    [Fact]
    public void The_facts_of_a_variant_contradict_a_text_and_other_locales_and_products_do_not()
    {
        var found = Assert.Single(Run("de-DE", (Product(1), "Wasserdicht."), (Product(2, "water-repellent fabric"), "Ein Rucksack.")));
        Assert.Equal((1, "\"Wasserdicht\", but the facts of the variant SKU-2 say otherwise."), (found.ProductId, found.Finding.Message));
        Assert.Empty(new VariantClaimsCheck().Run(new(
            CheckSamples.Catalog, [Product(1), Product(2)], [Text(Product(1), "de-DE", "Wasserdicht."), Text(Product(2), "fr-FR", "Non imperméable.")])));
    }

    private static List<OwnedFinding> Run(string locale, params (Product Product, string Description)[] texts) => [.. new VariantClaimsCheck().Run(new(
        CheckSamples.Catalog, [.. texts.Select(text => text.Product)], [.. texts.Select(text => Text(text.Product, locale, text.Description))]))];

    private static LocaleText Text(Product product, string locale, string description) => new(product, locale, new Copy([new("description", [description], false)]));

    private static Product Product(long id, params string[] features) => Samples.Product(("title", "Trail"), ("brand", "Nordvik")) with
    {
        Id = id,
        Sku = $"SKU-{id}",
        Facts = [new Fact("title", ["Trail"]), new Fact("features", features.Length == 0 ? ["light"] : features)],
    };
}
