using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class OmissionsTests
{
    [Theory]
    [InlineData("Nordvik Trail 40|40L|blue|water repellent fabric|padded laptop sleeve", "")]
    [InlineData("Trail 40|40 L|water-repellent fabric|padded laptop sleeve", "Nordvik")]
    [InlineData("Nordvik Trail 40|water-repellent fabric; padded laptop sleeve", "40 L")]
    [InlineData("Nordvik Trail 40|40 L|padded laptop sleeve", "water-repellent fabric")]
    [InlineData("", "Nordvik, 40 L, water-repellent fabric; padded laptop sleeve")]
    public void Facts_that_no_field_states_are_found(string said, string missing)
    {
        var sample = CheckSamples.Description("de-DE", "Das ist ein Rucksack.");
        var catalog = sample.Catalog with { Columns = sample.Catalog.Columns with { MustSay = ["brand", "capacity", "features", "diameter"] } };
        var readBack = new ReadBack([new("title", [.. said.Split('|').Take(1)]), new("description", [.. said.Split('|').Skip(1)])]);
        var found = ReadBackCheck.Run(new CheckInput(catalog, Samples.Backpack, sample.Locale, sample.Copy), readBack).Where(finding => finding.Type == "accuracy.omission").ToList();
        Assert.Equal(missing, string.Join(", ", found.Select(finding => finding.Expected)));
        Assert.All(found, finding => Assert.Equal((Severity.Major, "read-back", null), (finding.Severity, finding.Source, finding.Field)));
    }
}
