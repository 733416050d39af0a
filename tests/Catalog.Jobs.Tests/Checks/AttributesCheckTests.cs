using Catalog.Jobs.Checks;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class AttributesCheckTests
{
    private static readonly Dictionary<string, IReadOnlySet<string>> Vocabulary = new()
    {
        ["material"] = new HashSet<string> { "recycled polyester", "canvas", "oak wood", "tin" },
        ["category"] = new HashSet<string> { "Backpack", "Watch" },
        ["features"] = new HashSet<string> { "windproof frame" },
        ["capacity"] = new HashSet<string> { "40 L", "50 L" },
    };

    [Theory]
    [InlineData("en-US", "A backpack of canvas.", "canvas")]
    [InlineData("en-GB", "A backpack of Oak Wood.", "Oak Wood")]
    [InlineData("en-US", "A backpack of recycled polyester, with the look of canvas.", null)]
    [InlineData("en-US", "A backpack with a windproof frame. Watch it in 50 L.", null)]
    [InlineData("en-US", "A tin backpack, canvassed.", null)]
    [InlineData("de-DE", "Ein Rucksack aus canvas.", null)]
    public void Another_products_value_instead_of_the_own_is_found(string locale, string text, string? found)
    {
        var finding = new AttributesCheck().Run(CheckSamples.Description(locale, text).With(vocabulary: Vocabulary)).FirstOrDefault();
        Assert.Equal(found, finding?.Found);
        if (finding is not null) Assert.Equal(("recycled polyester", "accuracy.attribute"), (finding.Expected, finding.Type));
    }
}
