using Catalog.Jobs.Checks;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class FindingListTests
{
    private static readonly Finding Number = new("accuracy.number", Severity.Critical, "numbers", "title", "45 L", "40 L", "m", new TextSpan(10, 4));

    [Fact]
    public void What_another_source_says_again_is_dropped()
    {
        Assert.Single(FindingList.Distinct([Number, Number with { Source = "read-back", Span = new TextSpan(12, 2) }]));
        Assert.Single(FindingList.Distinct([Number, Number with { Source = "read-back", Span = null, Found = "45L" }]));
        Assert.Single(FindingList.Distinct([Number, Number]));
    }

    [Fact]
    public void Other_places_fields_and_types_are_kept()
    {
        Finding[] all =
        [
            Number, Number with { Source = "read-back", Span = new TextSpan(30, 4) }, Number with { Source = "read-back", Field = "bullets" },
            Number with { Source = "read-back", Type = "accuracy.claim" }, Number with { Span = new TextSpan(50, 4) }, Number with { Source = "read-back", Span = new TextSpan(10, 4, 1) },
        ];
        Assert.Equal(all, FindingList.Distinct(all));
    }

    [Fact]
    public void A_language_is_reported_once_for_a_field()
    {
        Finding code = new("language", Severity.Critical, "language", "description", "Spanish", "German", "m"), model = code with { Source = "model", Found = "" };
        Assert.Equal([code], FindingList.Distinct([code, model]));
    }
}
