namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class QuotesTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "The “Trail” and the \"Metro\", a 27\" screen."),
        new("de-DE", "Der „Trail“ und der »Metro«, 27\" groß."),
        new("de-CH", "Der «Trail»."),
        new("fr-FR", "Le «\u00A0Trail\u00A0» et le “Metro”."),
        new("es-ES", "La «Trail», la “Metro” y la \"Luna\"."),
        new("pl-PL", "Plecak „Trail” i «Metro»."),
        new("sv-SE", "Den ”Trail” och »Metro»."),
        new("ja-JP", "「トレイル」と『メトロ』。"),
        new("zh-CN", "“轻便”和「蓝色」。"),
        new("ar-SA", "حقيبة «تريل» و“مترو”."),
        new("en-US", "Edition „Wien“") { Facts = ["features: Edition „Wien“"] },
        new("ja-JP", "サイズは 27\" です。"),
        new("en-US", "The „Trail“ bag.", "„Trail“", "The “Trail” bag."),
        new("de-DE", "Der “Trail” ist blau.", "“Trail”", "Der „Trail“ ist blau."),
        new("de-DE", "Der \"Trail\" ist blau.", "\"Trail\"", "Der „Trail“ ist blau."),
        new("de-CH", "Der »Trail« ist blau.", "»Trail«", "Der «Trail» ist blau."),
        new("fr-FR", "Le „Trail“ est bleu.", "„Trail“", "Le «\u00A0Trail\u00A0» est bleu."),
        new("fr-FR", "Le \"Trail\" est bleu.", "\"Trail\"", "Le «\u00A0Trail\u00A0» est bleu."),
        new("it-IT", "Lo „Trail“ è blu.", "„Trail“", "Lo «Trail» è blu."),
        new("pl-PL", "Plecak “Trail” jest lekki.", "“Trail”", "Plecak „Trail” jest lekki."),
        new("pt-BR", "A „Trail“ é azul.", "„Trail“", "A “Trail” é azul."),
        new("ru-RU", "Рюкзак \"Трейл\" лёгкий.", "\"Трейл\"", "Рюкзак «Трейл» лёгкий."),
        new("ja-JP", "«トレイル»は青です。", "«トレイル»", "「トレイル」は青です。"),
        new("zh-CN", "«轻便»的背包。", "«轻便»", "“轻便”的背包。"),
        new("ar-SA", "حقيبة „تريل“.", "„تريل“", "حقيبة «تريل»."),
    ];
}
