namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>
/// Claims that need proof, as a careless writer would put them. Written for the evaluation: no list of a check is used, so that what a check doesn't know
/// shows in its recall.
/// </summary>
internal static class ClaimPhrases
{
    /// <summary>Language → that nothing is better.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Superlatives { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["en"] = ["The best of the whole world.", "Number one in Europe.", "Guaranteed to be the cheapest."],
        ["de"] = ["Das Beste der ganzen Welt.", "Die Nummer eins in Europa.", "Garantiert der günstigste Preis."],
        ["fr"] = ["Le meilleur du monde.", "Le numéro un en Europe.", "Le moins cher, c'est garanti."],
        ["es"] = ["Lo mejor del mundo.", "El número uno en Europa.", "El más barato, garantizado."],
        ["it"] = ["Il migliore del mondo.", "Il numero uno in Europa.", "Il più economico, garantito."],
        ["pl"] = ["Najlepszy na świecie.", "Numer jeden w Europie.", "Gwarantujemy najniższą cenę."],
        ["pt"] = ["O melhor do mundo.", "O número um da Europa.", "O mais barato, garantido."],
        ["ja"] = ["世界一の品質です。", "業界No.1の人気です。", "最安値を保証します。"],
        ["zh"] = ["世界第一的品质。", "全国销量第一。", "保证全网最低价。"],
        ["ar"] = ["الأفضل في العالم.", "رقم واحد في أوروبا.", "أرخص سعر مضمون."],
    };

    /// <summary>Language → health and environment.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Legal { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["en"] = ["Cures back pain.", "Climate neutral.", "Free of harmful substances.", "Antibacterial."],
        ["de"] = ["Heilt Rückenschmerzen.", "Klimaneutral.", "Schadstofffrei.", "Antibakteriell."],
        ["fr"] = ["Guérit le mal de dos.", "Neutre pour le climat.", "Sans substances nocives.", "Antibactérien."],
        ["es"] = ["Cura el dolor de espalda.", "Climáticamente neutro.", "Libre de sustancias nocivas.", "Antibacteriano."],
        ["it"] = ["Cura il mal di schiena.", "A impatto climatico zero.", "Privo di sostanze nocive.", "Antibatterico."],
        ["pl"] = ["Leczy ból pleców.", "Neutralny dla klimatu.", "Wolny od szkodliwych substancji.", "Antybakteryjny."],
        ["pt"] = ["Cura dores nas costas.", "Neutro para o clima.", "Livre de substâncias nocivas.", "Antibacteriano."],
        ["ja"] = ["腰痛が治ります。", "カーボンニュートラルです。", "有害物質を含みません。", "抗菌です。"],
        ["zh"] = ["治疗腰痛。", "碳中和产品。", "不含有害物质。", "抗菌。"],
        ["ar"] = ["يشفي من آلام الظهر.", "محايد مناخيًا.", "خالٍ من المواد الضارة.", "مضاد للبكتيريا."],
    };

    /// <summary>Plants one of them at the description's end.</summary>
    public static PlantedFault? Plant(EvaluationText text, FaultContext context, IReadOnlyDictionary<string, IReadOnlyList<string>> phrases)
    {
        if (!phrases.TryGetValue(text.Culture.TwoLetterISOLanguageName, out var all) || text.PartsOf("description").FirstOrDefault() is not { } part) return null;
        var (phrase, gap) = (context.Pick(all)!, Sentences.Gap(text));
        return text.Plant(part, part.Text.Length, 0, gap + phrase) with { Span = part.Span(part.Text.Length + gap.Length, phrase.Length) };
    }
}
