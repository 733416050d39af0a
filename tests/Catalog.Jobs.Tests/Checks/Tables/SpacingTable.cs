namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class SpacingTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "Light, warm; 1,150 g at .5 m: for .NET fans :) and more ... 12:30!"),
        new("de-DE", "Gewicht: 1.150 g, Maße 3,5 x 2. Mehr: https://example.com/a,b?c=d;e"),
        new("fr-FR", "Poids\u00A0: 210\u00A0g\u202F; léger\u202F! Vraiment\u202F? «\u00A0Trail\u00A0» à 12:30, voir https://example.com?a=1 ?!"),
        new("fr-FR", "Poids : 210 g ; léger !"),
        new("fr-CA", "Poids\u00A0: 210 g; léger! Vraiment?"),
        new("ja-JP", "ブルー、40 L。軽い！"),
        new("zh-CN", "蓝色，40 L。"),
        new("ar-SA", "أزرق، خفيف؛ 40 L؟"),
        new("en-US", "Light  and warm", "  ", "Light and warm"),
        new("en-US", " Light", " ", "Light"),
        new("en-US", "Light ", " ", "Light"),
        new("en-US", "Light , and warm", " ,", "Light, and warm"),
        new("en-US", "Light and warm .", " .", "Light and warm."),
        new("en-US", "Light,warm", ",", "Light, warm"),
        new("de-DE", "Leicht ; warm", " ;", "Leicht; warm"),
        new("de-DE", "Wirklich leicht !", " !", "Wirklich leicht!"),
        new("es-ES", "Ligera ,azul", " ,", "Ligera, azul"),
        new("pl-PL", "Lekki : tak", " :", "Lekki: tak"),
        new("pt-BR", "Leve .", " .", "Leve."),
        new("it-IT", "Leggero  e blu", "  ", "Leggero e blu"),
        new("fr-FR", "Poids: 210 g", ":", "Poids\u00A0: 210 g"),
        new("fr-FR", "Vraiment léger!", "!", "Vraiment léger\u202F!"),
        new("fr-FR", "Léger? Oui.", "?", "Léger\u202F? Oui."),
        new("fr-FR", "Léger; souple", ";", "Léger\u202F; souple"),
        new("fr-FR", "Le «Trail\u00A0» bleu", "«", "Le «\u00A0Trail\u00A0» bleu"),
        new("fr-FR", "Le «\u00A0Trail» bleu", "»", "Le «\u00A0Trail\u00A0» bleu"),
        new("fr-FR", "Léger , souple", " ,", "Léger, souple"),
        new("fr-CA", "Poids: 210 g", ":", "Poids\u00A0: 210 g"),
        new("ar-SA", "حقيبة ، زرقاء", " ،", "حقيبة، زرقاء"),
        new("ru-RU", "Лёгкий ,синий", " ,", "Лёгкий, синий"),
        new("ja-JP", "ブルー  40 L", "  ", "ブルー 40 L"),
    ];
}
