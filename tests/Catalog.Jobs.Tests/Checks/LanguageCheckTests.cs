using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class LanguageCheckTests
{
    private const string German = "Das ist Nordvik Trail 40: ein Rucksack in Blau, gefertigt aus recyceltem Polyester. Highlights: wasserabweisendes Gewebe, gepolstertes Laptopfach.";
    private const string French = "Voici Nordvik Trail 40 : un sac à dos coloris bleu, en polyester recyclé. Points forts : tissu déperlant, compartiment rembourré pour ordinateur.";
    private const string Polish = "Poznaj Nordvik Trail 40: plecak z poliestru z recyklingu, kolor niebieski. Wyróżniki: tkanina wodoodporna, wyściełana kieszeń na laptopa.";
    private const string English = "Meet Nordvik Trail 40: a backpack in blue, made of recycled polyester. Highlights: water-repellent fabric, padded laptop sleeve.";
    private const string Japanese = "ブルーのバックパック、Nordvik Trail 40。素材はリサイクルポリエステルです。ポイント：撥水生地。";
    private const string Chinese = "全新Nordvik Trail 40：蓝色双肩背包，材质为再生聚酯纤维。亮点：防泼水面料，加厚电脑隔层。";
    private const string Arabic = "نقدم لكم Nordvik Trail 40: حقيبة ظهر باللون الأزرق من البوليستر المعاد تدويره.";

    [Theory]
    [InlineData("de-DE", German)]
    [InlineData("de-AT", German)]
    [InlineData("fr-FR", French)]
    [InlineData("pl-PL", Polish)]
    [InlineData("en-GB", English)]
    [InlineData("ja-JP", Japanese)]
    [InlineData("zh-CN", Chinese)]
    [InlineData("ar-SA", Arabic)]
    [InlineData("de-DE", "Nordvik Trail 40, 40 L")]
    [InlineData("de-DE", "Highlights")]
    [InlineData("de-DE", "")]
    public void Texts_in_their_language_or_too_short_to_tell_are_fine(string locale, string text) =>
        Assert.Empty(new LanguageCheck().Run(CheckSamples.Description(locale, text)));

    [Theory]
    [InlineData("de-DE", English, "English", "German")]
    [InlineData("fr-FR", German, "German", "French")]
    [InlineData("en-US", Polish, "Polish", "English")]
    [InlineData("pl-PL", French, "French", "Polish")]
    [InlineData("ja-JP", Chinese, "Chinese", "Japanese")]
    [InlineData("zh-CN", Japanese, "Japanese", "Chinese")]
    [InlineData("ar-SA", English, "English", "Arabic")]
    [InlineData("de-DE", Arabic, "Arabic", "German")]
    public void Texts_in_another_language_are_critical(string locale, string text, string found, string expected)
    {
        var finding = Assert.Single(new LanguageCheck().Run(CheckSamples.Description(locale, text)));
        Assert.Equal((found, expected, Severity.Critical), (finding.Found, finding.Expected, finding.Severity));
    }

    [Fact]
    public void Japanese_points_may_be_all_kanji() => Assert.Empty(new LanguageCheck().Run(CheckSamples.Input("ja-JP", Samples.Copy(bullets: ["食洗機対応", "容量：40 L"]))));

    [Fact]
    public void A_language_that_the_detector_lacks_is_not_checked() => Assert.Empty(new LanguageCheck().Run(CheckSamples.Description("fo-FO", German)));

    [Fact]
    public void With_English_as_the_only_language_there_is_nothing_to_compare()
    {
        var input = CheckSamples.Description("en-US", German);
        Assert.Empty(new LanguageCheck().Run(input.With(input.Catalog with { Locales = [new("en-US", null)] })));
    }
}
