using System.Globalization;
using Catalog.Jobs.Checks.Colours;
using Catalog.Jobs.Checks.Quantities;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Colours;

public sealed class ColourWordsTests
{
    public static TheoryData<string> Locales => [.. UnitData.Locales];

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_locale_has_words_for_the_basic_colours_that_find_themselves(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        foreach (var colour in Colour.All.Take(Colour.Basic))
        {
            var word = ColourWords.Of(culture).Word(colour);
            Assert.True(code.StartsWith("en", StringComparison.Ordinal) || word != colour.Id || colour.Id is "orange" or "brown" or "beige", $"{code} {colour.Id}");
            var found = ColourWords.Find(word, culture).ToList();
            Assert.Equal([(0, word.Length, colour.Id)], found.Select(span => (span.Span.Start, span.Span.Length, span.Colour.Id)));
        }
    }

    [Fact]
    public void Every_file_is_of_a_known_locale() =>
        Assert.All(ColourWords.Languages, language => Assert.Contains(UnitData.Locales, locale => (locale + "-").StartsWith(language + "-", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_word_is_one_colour_only(string language)
    {
        var file = new ColourFile(Catalog.Jobs.Checks.DataFile.Lines($"Checks.Colours.Data.{language}.txt"));
        var twice = file.Words.GroupBy(word => word.Word).Where(group => group.Select(word => word.Colour).Distinct().Count() > 1);
        Assert.Empty(twice.Select(group => $"{language} {group.Key}"));
        Assert.All(file.Words, word => Assert.Equal(word.Word.Trim(), word.Word));
        Assert.DoesNotContain(file.Words, word => word.Word.Length == 0);
    }

    public static TheoryData<string> Files => [.. ColourWords.Languages];

    [Theory]
    [InlineData("en-US", "A black and grey bag, navy blue inside", "black grey navy")]
    [InlineData("de-DE", "der rote Rucksack in dunkelblauem Stoff, schwarz-weiß", "red blue black white")]
    [InlineData("de-CH", "ein weisses Hemd", "white")]
    [InlineData("fr-FR", "deux sacs rouges, bleu marine, noire", "red navy black")]
    [InlineData("es-MX", "mochila roja con detalles amarillos", "red yellow")]
    [InlineData("it-IT", "una borsa rossa, rosa e bianche", "red pink white")]
    [InlineData("pt-BR", "mochila azul-marinho com tons de cinza", "navy grey")]
    [InlineData("nl-NL", "een donkergroene jas", "green")]
    [InlineData("pl-PL", "czerwona torba w kolorze jasnoniebieskim", "red blue")]
    [InlineData("cs-CZ", "v černém provedení s tmavomodrou podšívkou", "black blue")]
    [InlineData("ru-RU", "в тёмно-синем цвете, красного", "navy red")]
    [InlineData("uk-UA", "червоного кольору, блакитна", "red blue")]
    [InlineData("bg-BG", "синята чанта", "blue")]
    [InlineData("sr-RS", "црвена торба", "red")]
    [InlineData("sr-Latn-RS", "crvena torba", "red")]
    [InlineData("el-GR", "μαύρη τσάντα", "black")]
    [InlineData("tr-TR", "KIRMIZI çanta", "red")]
    [InlineData("fi-FI", "punaisessa repussa, vaaleanpunainen", "red pink")]
    [InlineData("hu-HU", "sötétkék, piros színű", "navy red")]
    [InlineData("et-EE", "punases", "red")]
    [InlineData("ar-SA", "باللون الأزرق، حقيبة سوداء وبيضاء", "blue black white")]
    [InlineData("he-IL", "התיק האדום והשחור", "red black")]
    [InlineData("fa-IR", "کیف قهوه‌ای", "brown")]
    [InlineData("hi-IN", "नीली थैली", "blue")]
    [InlineData("ja-JP", "ブラックのTシャツ、黒い紐、カラー：赤", "black black red")]
    [InlineData("zh-CN", "一款红色背包，粉红色内衬", "red pink")]
    [InlineData("zh-TW", "紅色背包", "red")]
    [InlineData("ko-KR", "검은색 가방, 블루로", "black blue")]
    [InlineData("th-TH", "กระเป๋าสีแดงสวย", "red")]
    [InlineData("vi-VN", "túi màu đỏ", "red")]
    [InlineData("id-ID", "tas merah muda", "pink")]
    [InlineData("sv-SE", "ett mörkblått tyg", "blue")]
    [InlineData("lv-LV", "sarkanā soma", "red")]
    [InlineData("lt-LT", "raudonos kuprinės", "red")]
    public void Inflected_words_are_found(string locale, string text, string colours) =>
        Assert.Equal(colours, string.Join(' ', Find(locale, text).Select(span => span.Colour.Id)));

    [Theory]
    [InlineData("en-US", "green tea, blue light and white noise; Bluetooth, orange juice, infrared")]
    [InlineData("de-DE", "Wer weiß, auf diese Weise: Rotwein, grüner Tee, Blaulicht, ins Schwarze")]
    [InlineData("fr-FR", "vin rouge ou thé vert, pétales de rose, jus d’orange, or")]
    [InlineData("es-ES", "vino blanco, zumo de naranja, agua de rosas")]
    [InlineData("it-IT", "rosa canina, vino rosso, in bianco")]
    [InlineData("pl-PL", "zielona herbata, białego wina")]
    [InlineData("ru-RU", "зелёного чая, серия")]
    [InlineData("ar-SA", "الشاي الأخضر، صفر، بيض، أحمرار")]
    [InlineData("ja-JP", "面白い緑茶、赤ちゃん、お茶、赤外線、ブルートゥース、青森")]
    [InlineData("zh-CN", "绿色环保，黑科技，橙汁")]
    [InlineData("ko-KR", "블루투스, 레드와인, 그린티")]
    [InlineData("vi-VN", "cam kết, hoa hồng, nước cam")]
    [InlineData("tr-TR", "yeşil çay, morali")]
    [InlineData("id-ID", "bawang merah, teh hijau")]
    [InlineData("he-IL", "תה ירוק, לבנון")]
    public void Words_that_mean_something_else_are_none(string locale, string text) => Assert.Empty(Find(locale, text));

    [Theory]
    [InlineData("en-US", "gold")]
    [InlineData("de-DE", "Silber")]
    [InlineData("es-ES", "café")]
    public void Materials_and_food_are_not_sure(string locale, string text) => Assert.False(Assert.Single(Find(locale, text)).IsSure);

    [Theory]
    [InlineData("navy", "blue", true)]
    [InlineData("silver", "grey", true)]
    [InlineData("turquoise", "green", true)]
    [InlineData("pink", "red", false)]
    [InlineData("blue", "green", false)]
    public void Shades_are_like_their_basic_colour(string one, string other, bool alike) =>
        Assert.Equal(alike, Colour.All.Single(colour => colour.Id == one).IsLike(Colour.All.Single(colour => colour.Id == other)));

    private static IEnumerable<ColourSpan> Find(string locale, string text) => ColourWords.Find(text, CultureInfo.GetCultureInfo(locale));
}
