using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class LengthCheckTests
{
    [Theory]
    [InlineData("12345", 5, LengthUnit.Characters, null)]
    [InlineData("123456", 5, LengthUnit.Characters, "6 characters")]
    [InlineData("e\u0301e\u0301e\u0301", 3, LengthUnit.Characters, null)]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 1, LengthUnit.Characters, "2 characters")]
    [InlineData("🇩🇪", 1, LengthUnit.Characters, null)]
    [InlineData("مُحَمَّد", 4, LengthUnit.Characters, null)]
    [InlineData("äöü", 6, LengthUnit.Bytes, null)]
    [InlineData("äöü", 5, LengthUnit.Bytes, "6 bytes")]
    [InlineData("蓝色", 5, LengthUnit.Bytes, "6 bytes")]
    public void Characters_are_what_readers_see_and_bytes_are_UTF8(string text, int limit, LengthUnit unit, string? found)
    {
        var finding = Run(text, new FieldRules("title", limit, unit));
        Assert.Equal(found, finding?.Found);
    }

    [Theory]
    [InlineData("max-length", "3", "abcd", "4 characters")]
    [InlineData("max-bytes", "5", "äöü", "6 bytes")]
    [InlineData("max-width", "5", "蓝色背", "6 columns")]
    [InlineData("max-width", "6", "蓝色背", null)]
    [InlineData("max-width", "4", "ｱｲﾊﾞ", null)]
    [InlineData("max-width", "4", "한글e\u0301", "5 columns")]
    [InlineData("max-width", "2", "👩‍👩‍👧‍👦", null)]
    [InlineData("max-width", "3", "Ａb", null)]
    [InlineData("max-width", "3", "ＡＢ", "4 columns")]
    public void Flags_set_limits_in_each_unit(string flag, string limit, string text, string? found)
    {
        var finding = Run(text, new FieldRules("title", null) { Flags = new([new(flag, limit)]) });
        Assert.Equal(found, finding?.Found);
    }

    [Fact]
    public void The_message_says_unit_and_count_and_the_span_marks_what_is_too_much()
    {
        var finding = Run("Rucksack", new FieldRules("title", 6))!;
        Assert.Equal("The field title has 8 characters, 2 more than 6.", finding.Message);
        Assert.Equal("at most 6 characters", finding.Expected);
        Assert.Equal(new TextSpan(6, 2), finding.Span);
        Assert.Equal(Severity.Major, finding.Severity);
    }

    [Fact]
    public void Characters_are_not_cut_by_the_span() => Assert.Equal(new TextSpan(2, 2), Run("a\u0308a\u0308", new FieldRules("title", 5, LengthUnit.Bytes))!.Span);

    [Fact]
    public void Elements_of_a_list_are_measured_one_by_one()
    {
        var input = CheckSamples.Input("en-US", new Copy([new CopyField("bullets", ["abc", "abcdef"], true)]));
        var finding = Assert.Single(new LengthCheck().Run(input.With(input.Catalog with { Fields = [new("bullets", 5)] })));
        Assert.Equal(new TextSpan(5, 1, 1), finding.Span);
        Assert.Equal("at most 5 characters each", finding.Expected);
    }

    [Fact]
    public void What_a_channel_takes_counts_where_it_is_less_than_the_fields_own_limit()
    {
        var input = CheckSamples.Title("de-DE", "日本語");
        Channel Channel(string locale, int most) => new("shop", ChannelFormat.Wide, ["title"], [locale]) { Limits = [new("title", most, LengthUnit.Width)] };
        IReadOnlyList<Finding> Run(params Channel[] channels) => [.. new LengthCheck().Run(input.With(input.Catalog with { Fields = [new("title", 80)], Channels = channels }))];
        Assert.Empty(Run(Channel("de-DE", 6), Channel("fr-FR", 2)));
        var finding = Assert.Single(Run(Channel("de-DE", 5), Channel("de-DE", 4)));
        Assert.Equal("The field title has 6 columns, 2 more than 4. That is what the channel shop takes.", finding.Message);
        Assert.Equal(new TextSpan(2, 1), finding.Span);
    }

    private static Finding? Run(string text, FieldRules rules)
    {
        var input = CheckSamples.Title("en-US", text);
        return new LengthCheck().Run(input.With(input.Catalog with { Fields = [rules] })).SingleOrDefault();
    }
}
