using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class ReadBackCheckTests
{
    private static readonly Dictionary<string, IReadOnlySet<string>> Vocabulary = new()
    {
        ["brand"] = new HashSet<string> { "Nordvik", "Lumora", "Sol & Co" },
        ["category"] = new HashSet<string> { "Backpack", "Mug" },
        ["color"] = new HashSet<string> { "blue", "red", "orange" },
        ["material"] = new HashSet<string> { "recycled polyester", "stainless steel", "orange" },
        ["capacity"] = new HashSet<string> { "40 L", "45 L" },
        ["features"] = new HashSet<string> { "machine washable", "water-repellent fabric" },
    };

    [Theory]
    [InlineData("Nordvik Trail 40")]
    [InlineData("Nordvik Trail 40 Backpack")]
    [InlineData("nordvik  trail 40")]
    [InlineData("Trail 40")]
    [InlineData("Backpack")]
    [InlineData("Blue")]
    [InlineData("40 L")]
    [InlineData("40L")]
    [InlineData("４０ L")]
    [InlineData("1.15 kg")]
    [InlineData("weight: 1150 g")]
    [InlineData("40")]
    [InlineData("padded laptop sleeve")]
    [InlineData("water repellent fabric")]
    [InlineData("water-repellent fabric; padded laptop sleeve")]
    [InlineData(" ")]
    public void Statements_of_the_facts_are_fine(string statement) => Assert.Empty(Run(statement));

    [Theory]
    [InlineData("45 L", "accuracy.number", "45 L", "40 L", Severity.Critical)]
    [InlineData("1200 g", "accuracy.number", "1200 g", "1150 g", Severity.Critical)]
    [InlineData("40 kg", "accuracy.number", "40 kg", "1150 g", Severity.Critical)]
    [InlineData("12 W", "accuracy.number", "12 W", "", Severity.Critical)]
    [InlineData("Lumora Trail 40", "terminology.brand", "Lumora", "Nordvik", Severity.Major)]
    [InlineData("Zephra Trail 40", "terminology.brand", "Zephra", "Nordvik", Severity.Major)]
    [InlineData("Sol & Co", "terminology.brand", "Sol & Co", "Nordvik", Severity.Major)]
    [InlineData("red", "accuracy.attribute", "red", "blue", Severity.Major)]
    [InlineData("orange", "accuracy.attribute", "orange", "blue", Severity.Major)]
    [InlineData("Stainless Steel", "accuracy.attribute", "Stainless Steel", "recycled polyester", Severity.Major)]
    [InlineData("Mug", "accuracy.attribute", "Mug", "Backpack", Severity.Major)]
    [InlineData("machine washable", "accuracy.claim", "machine washable", "", Severity.Major)]
    [InlineData("best in class", "accuracy.claim", "best in class", "", Severity.Major)]
    [InlineData("Nordvik Peak 40", "accuracy.claim", "Nordvik Peak 40", "", Severity.Major)]
    public void Other_statements_are_judged(string statement, string type, string found, string expected, Severity severity)
    {
        var finding = Assert.Single(Run(statement));
        Assert.Equal((type, found, expected, severity), (finding.Type, finding.Found, finding.Expected, finding.Severity));
        Assert.Equal(("read-back", "description"), (finding.Source, finding.Field));
    }

    [Fact]
    public void An_attribute_that_the_product_lacks_expects_nothing()
    {
        var product = Samples.Product(("title", "Nordvik Trail 40 Backpack"), ("brand", "Nordvik"), ("category", "Backpack"));
        var input = CheckSamples.Description("de-DE", "Rot", product).With(vocabulary: Vocabulary);
        var finding = Assert.Single(ReadBackCheck.Run(input, Said("description", "red")));
        Assert.Equal(("accuracy.attribute", ""), (finding.Type, finding.Expected));
    }

    [Fact]
    public void Without_a_vocabulary_a_value_is_a_claim()
    {
        var input = CheckSamples.Description("de-DE", "Rot");
        Assert.Equal("accuracy.claim", Assert.Single(ReadBackCheck.Run(input, Said("description", "red"))).Type);
    }

    [Theory]
    [InlineData("ar-SA", "السعة ٤٥ لتر", "45 L", "٤٥ لتر")]
    [InlineData("ja-JP", "容量は４５リットル", "45 L", "４５リットル")]
    [InlineData("de-DE", "Das ist Lumora Trail 40.", "Lumora Trail 40", "Lumora")]
    public void The_statement_is_marked_where_it_can_be_found(string locale, string text, string statement, string marked)
    {
        var input = CheckSamples.Description(locale, text).With(vocabulary: Vocabulary);
        Assert.Equal(marked, CheckSamples.Marked(input, Assert.Single(ReadBackCheck.Run(input, Said("description", statement)))));
    }

    [Fact]
    public void What_cannot_be_found_in_the_text_has_no_span() => Assert.Null(Assert.Single(Run("red")).Span);

    private static IReadOnlyList<Finding> Run(string statement) =>
        ReadBackCheck.Run(CheckSamples.Description("de-DE", "Das ist ein Rucksack.").With(vocabulary: Vocabulary), Said("description", statement));

    private static ReadBack Said(string field, params string[] statements) => new([new(field, statements)]);
}
