using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class StatementPlacesTests
{
    private static readonly GlossaryTerm[] Glossary = [new("Backpack", "de-DE", GlossaryRule.Preferred, "Rucksack", null)];

    [Theory]
    [InlineData("de-DE", "Velmora Metro", "Der Velmora Metro Rucksack.", "Velmora Metro")]
    [InlineData("de-DE", "1.7 L", "Der Kocher fasst 1,7 Liter.", "1,7 Liter")]
    [InlineData("ja-JP", "520 g", "重さは520 gです。", "520 g")]
    [InlineData("ar-SA", "30 L", "بسعة 30 L ووزن", "30 L")]
    [InlineData("de-DE", "yellow", "Ein gelber Rucksack.", "gelber")]
    [InlineData("de-DE", "Backpack", "Ein Rucksack aus Leder.", "Rucksack")]
    [InlineData("de-DE", "padded laptop sleeve", "Ein gepolstertes Laptopfach.", null)]
    [InlineData("de-DE", "30 L", "Er fasst 45 L.", null)]
    [InlineData("de-DE", "", "Er fasst 45 L.", null)]
    public void A_statement_is_found_where_that_is_sure(string locale, string statement, string text, string? expected)
    {
        var place = new StatementPlaces(locale, "en-US", Glossary).Find(statement, new CopyField("bullets", ["x", text], true));
        Assert.Equal(expected, place is null ? null : text.Substring(place.Start, place.Length));
        if (place is not null) Assert.Equal(1, place.Item);
    }

    [Theory]
    [InlineData("Yellow", "color")]
    [InlineData("Velmora Metro", "title")]
    [InlineData("0.52 kg", "weight")]
    [InlineData("waterproof", null)]
    public void A_statement_leads_to_the_fact_that_says_the_same(string statement, string? key)
    {
        var product = new Product(1, "A", [new("title", ["Velmora Metro Backpack"]), new("color", ["yellow"]), new("weight", ["520 g"])], new Dictionary<string, string>(), [], [], "");
        Assert.Equal(key, new StatementPlaces("de-DE", "en-US", Glossary).FactOf(statement, product)?.Key);
    }
}
