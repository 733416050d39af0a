using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class TextChecksTests
{
    // Texts of the form that the demo model writes, in its ten locales.
    public static TheoryData<string, string, string, string, string> RightTexts => new()
    {
        { "en-US", "Nordvik Trail 40 Backpack, blue, 40 L", "Meet Nordvik Trail 40: a backpack in blue, made of recycled polyester. Highlights: water-repellent fabric, padded laptop sleeve. Weight: 1150 g.", "Water-repellent fabric", "Capacity: 40 L" },
        { "de-DE", "Nordvik Trail 40 Rucksack, Blau, 40 L", "Das ist Nordvik Trail 40: ein Rucksack in Blau, gefertigt aus recyceltem Polyester. Highlights: wasserabweisendes Gewebe. Gewicht: 1.150 g (1,15 kg).", "Wasserabweisendes Gewebe", "Volumen: 40 L" },
        { "fr-FR", "Nordvik Trail 40 Sac à dos, bleu, 40 L", "Voici Nordvik Trail 40 : un sac à dos coloris bleu, en polyester recyclé. Points forts : tissu déperlant. Poids : 1\u202F150 g.", "Tissu déperlant", "Volume : 40 L" },
        { "es-ES", "Nordvik Trail 40 Mochila, azul, 40 L", "Te presentamos Nordvik Trail 40: una mochila en color azul, de poliéster reciclado. Destaca por: tejido repelente al agua. Peso: 1150 g.", "Tejido repelente al agua", "Capacidad: 40 L" },
        { "it-IT", "Nordvik Trail 40 Zaino, blu, 40 L", "Ecco Nordvik Trail 40: uno zaino colore blu, in poliestere riciclato. Punti di forza: tessuto idrorepellente. Peso: 1150 g.", "Tessuto idrorepellente", "Capacità: 40 L" },
        { "pl-PL", "Nordvik Trail 40 Plecak, niebieski, 40 L", "Poznaj Nordvik Trail 40: plecak z poliestru z recyklingu, kolor niebieski. Wyróżniki: tkanina wodoodporna. Waga: 1 150 g.", "Tkanina wodoodporna", "Pojemność: 40 L" },
        { "pt-BR", "Nordvik Trail 40 Mochila, azul, 40 L", "Conheça Nordvik Trail 40: uma mochila na cor azul, de poliéster reciclado. Destaques: tecido repelente à água. Peso: 1150 g.", "Tecido repelente à água", "Capacidade: 40 L" },
        { "ja-JP", "Nordvik Trail 40 バックパック ブルー 40 L", "ブルーのバックパック、Nordvik Trail 40。素材はリサイクルポリエステルです。ポイント：撥水生地、クッション付きPC収納。重量：１１５０ g。", "撥水生地", "容量：40リットル" },
        { "zh-CN", "Nordvik Trail 40 双肩背包 蓝色 40 L", "全新Nordvik Trail 40：蓝色双肩背包，材质为再生聚酯纤维。亮点：防泼水面料。重量：1150克。", "防泼水面料", "容量：40升" },
        { "ar-SA", "Nordvik Trail 40 حقيبة ظهر أزرق 40 L", "نقدم لكم Nordvik Trail 40: حقيبة ظهر باللون الأزرق من البوليستر المعاد تدويره. أبرز المزايا: قماش طارد للماء. الوزن: ١١٥٠ غ.", "قماش طارد للماء", "السعة: ٤٠ لتر" },
    };

    [Theory]
    [MemberData(nameof(RightTexts))]
    public void A_right_text_has_no_finding(string locale, string title, string description, string first, string second) =>
        Assert.Empty(TextChecks.Run(CheckSamples.Input(locale, Samples.Copy(title, description, title, first, second), null, Samples.NeverTranslate("Nordvik"))));

    [Fact]
    public void Findings_carry_the_types_sources_and_severities_that_their_checks_declare()
    {
        var copy = Samples.Copy("{{title}} <b>\u200B", "Das ist ein <script> Rucksack mit 45 L und sehr viel mehr, ganz billig und in Blau.", "", "100 kg", "");
        var input = CheckSamples.Input("pl-PL", copy, null, Samples.NeverTranslate("Nordvik"), Samples.Forbidden("billig"), Samples.Preferred("Backpack", "pl-PL", "Plecak"));
        var findings = TextChecks.Run(input);
        Assert.True(findings.Select(finding => finding.Type).Distinct().Count() >= 8);
        Assert.All(findings, finding =>
        {
            var check = TextChecks.All.Single(check => check.Id == finding.Source);
            Assert.Contains(finding.Type, check.Types);
            Assert.InRange(finding.Severity, Severity.Minor, check.Severity);
            Assert.EndsWith(".", finding.Message);
        });
    }

    [Fact]
    public void A_field_that_is_wrong_as_a_whole_is_left_out_by_checks_that_need_it()
    {
        // Arabic in a German field: no sentence of it is foreign beside the field.
        var input = CheckSamples.Input("de-DE", Samples.Copy("Nordvik Trail 40 Rucksack", "حقيبة ظهر زرقاء من البوليستر. حقيبة ظهر خفيفة للاستخدام اليومي.", "Blau", "Ein Fach"));
        var sources = TextChecks.Run(input).Where(finding => finding.Field == "description").Select(finding => finding.Source).ToHashSet();
        Assert.Contains("script", sources);
        Assert.DoesNotContain("foreign-sentence", sources);
        Assert.NotEmpty(new ForeignSentenceCheck().Run(input));
    }
}
