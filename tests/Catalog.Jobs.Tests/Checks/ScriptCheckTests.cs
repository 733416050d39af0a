using System.Globalization;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class ScriptCheckTests
{
    [Theory]
    [InlineData("en-US", "Latin")]
    [InlineData("vi-VN", "Latin")]
    [InlineData("ru-RU", "Cyrillic")]
    [InlineData("sr-Cyrl-RS", "Cyrillic")]
    [InlineData("sr-Latn-RS", "Latin")]
    [InlineData("ja-JP", "Han, Hiragana, Katakana")]
    [InlineData("zh-CN", "Han")]
    [InlineData("zh-TW", "Han")]
    [InlineData("ko-KR", "Han, Hangul")]
    [InlineData("ar-SA", "Arabic")]
    [InlineData("fa-IR", "Arabic")]
    [InlineData("he-IL", "Hebrew")]
    [InlineData("hi-IN", "Devanagari")]
    [InlineData("el-GR", "Greek")]
    [InlineData("th-TH", "Thai")]
    public void Locales_have_their_scripts(string locale, string scripts) =>
        Assert.Equal(scripts, string.Join(", ", Scripts.Of(CultureInfo.GetCultureInfo(locale)).Select(script => script.ToString()).Order()));

    [Theory]
    [InlineData("de-DE", "Nordvik Trail 40 Rucksack, 40 µm, 20 °C")]
    [InlineData("ja-JP", "Nordvik Trail 40 バックパック ブルー 40 L")]
    [InlineData("ja-JP", "クッション付きPC収納、Tシャツ、USB-C充電")]
    [InlineData("zh-CN", "全新Nordvik Trail 40：蓝色双肩背包，Wi-Fi 6，T恤")]
    [InlineData("ar-SA", "Nordvik Trail 40 حقيبة ظهر أزرق 40 L")]
    [InlineData("ar-SA", "Nordvik Trail 40, 40 L")]
    [InlineData("ru-RU", "Рюкзак Nordvik Trail 40, 40 л")]
    [InlineData("ko-KR", "Nordvik Trail 40은 백팩입니다")]
    [InlineData("zh-CN", "𠮷")]
    public void Names_units_and_abbreviations_are_fine_in_every_script(string locale, string text) =>
        Assert.Empty(new ScriptCheck().Run(CheckSamples.Title(locale, text)));

    [Theory]
    [InlineData("ja-JP", "Nordvik Trail 40 Backpack blue 40 L", "Latin")]
    [InlineData("ar-SA", "Das ist Nordvik Trail 40: ein Rucksack in Blau.", "Latin")]
    [InlineData("de-DE", "全新Nordvik Trail 40：蓝色双肩背包", "Han")]
    [InlineData("zh-CN", "ブルーのバックパック、Nordvik", "Katakana")]
    [InlineData("en-US", "Рюкзак Nordvik", "Cyrillic")]
    public void A_field_that_is_mostly_in_another_script_is_critical(string locale, string text, string found)
    {
        var finding = Assert.Single(new ScriptCheck().Run(CheckSamples.Title(locale, text)));
        Assert.Equal((found, Severity.Critical), (finding.Found, finding.Severity));
    }

    [Theory]
    [InlineData("de-DE", "Ein Rucksack in 蓝色 aus Polyester", "蓝色")]
    [InlineData("de-DE", "Ein Ruсksack mit Kyrillisch", "с")]
    [InlineData("zh-CN", "全新双肩背包の颜色", "の")]
    [InlineData("ja-JP", "ブルーのバックパック、リサイクル素材、sustainable", "sustainable")]
    [InlineData("ar-SA", "حقيبة ظهر باللون الأزرق من премиум البوليستر", "премиум")]
    public void A_word_in_another_script_is_major_and_marked(string locale, string text, string found)
    {
        var input = CheckSamples.Title(locale, text);
        var finding = Assert.Single(new ScriptCheck().Run(input));
        Assert.Equal((found, found, Severity.Major), (finding.Found, CheckSamples.Marked(input, finding), finding.Severity));
    }

    [Fact]
    public void Words_of_the_facts_may_stand_in_a_text_that_is_otherwise_in_its_script()
    {
        var product = Samples.Product(("title", "Sono Air Headphones"), ("category", "Headphones"), ("features", "Bluetooth 5.3"));
        Assert.Empty(new ScriptCheck().Run(CheckSamples.Title("zh-CN", "Sono Air 头戴式耳机，支持Bluetooth 5.3", product)));
    }
}
