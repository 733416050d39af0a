namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class ClaimsTable
{
    private static readonly string[] Organic = ["material: organic cotton", "features: BPA-free; antibacterial lining"];

    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "Best before May. A hands-free strap for the best friend you have, without a zip. Leads the way; heel pad."),
        new("de-DE", "Bestens verarbeitet, ohne Reißverschluss, naturfarben, Biografie"),
        new("fr-FR", "Le bien-être, sans couture, un meilleur maintien"),
        new("es-ES", "Mejora tu día, sin costuras, cura el cuero"),
        new("ja-JP", "最大40 L。無地、消臭ではありません。"),
        new("zh-CN", "最大容量，无线，不含电池。"),
        new("de-DE", "Aus Bio-Baumwolle, BPA-frei, antibakteriell") { Facts = Organic },
        new("ja-JP", "オーガニックコットン、BPAフリー、抗菌") { Facts = Organic },
        new("ar-SA", "قطن عضوي، خالٍ من BPA") { Facts = Organic },
        new("en-US", "The world's best backpack.", "world's best"),
        new("en-US", "Unbeatable and light", "Unbeatable"),
        new("en-US", "It relieves back pain.", "relieves back pain"),
        new("en-US", "Free from parabens", "Free from parabens"),
        new("en-US", "A carbon-neutral bag", "carbon-neutral"),
        new("de-DE", "Der beste Rucksack", "Der beste"),
        new("de-DE", "Lindert Schmerzen", "Lindert Schmerzen"),
        new("de-DE", "Aus nachhaltigem Stoff, bleifrei", "nachhaltigem"),
        new("de-DE", "Bleifreies Glas", "Bleifreies"),
        new("fr-FR", "Sans phtalates", "Sans phtalates"),
        new("fr-FR", "Un sac écologique", "écologique"),
        new("es-ES", "Alivia el dolor", "Alivia el dolor"),
        new("es-ES", "Sin parabenos", "Sin parabenos"),
        new("it-IT", "Senza plastica", "Senza plastica"),
        new("it-IT", "Imbattibile", "Imbattibile"),
        new("pl-PL", "Najlepszy plecak na rynku", "Najlepszy"),
        new("pl-PL", "Bez ftalanów", "Bez ftalanów"),
        new("pt-BR", "O melhor do mercado", "O melhor do mercado"),
        new("pt-BR", "Sem glúten", "Sem glúten"),
        new("ja-JP", "世界初の素材", "世界初"),
        new("ja-JP", "鉛不使用", "鉛不使用"),
        new("zh-CN", "最佳选择", "最佳"),
        new("zh-CN", "不含乳胶", "不含乳胶"),
        new("ar-SA", "حقيبة صديقة للبيئة", "صديقة للبيئة"),
        new("ar-SA", "بدون لاتكس", "بدون لاتكس"),
        new("nl-NL", "De beste rugzak", "De beste"),
        new("ru-RU", "Номер один в мире", "Номер один"),
        new("ko-KR", "세계 최고의 배낭", "세계 최고"),
    ];
}
