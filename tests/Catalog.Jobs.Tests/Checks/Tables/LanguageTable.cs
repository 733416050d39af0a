namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class LanguageTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("es-ES", "Te presentamos Nordvik Trail 40: una mochila en color azul."),
        new("ja-JP", "撥水生地"),
        new("pt-BR", "Te presentamos Nordvik Trail 40: una mochila de vidrio, en color negro. Capacidad: 3 L.", "Spanish"),
        new("es-ES", "Conheça Nordvik Trail 40: uma mochila de vidro, na cor preta. Não pesa muito.", "Portuguese"),
        new("en-US", "Voici Nordvik Trail 40 : un sac à dos coloris vert, en polyester recyclé.", "French"),
        new("ja-JP", "全新Nordvik Trail 40：蓝色台灯，材质为橡木。", "Chinese"),
        new("de-DE", "Nordvik Trail 40 は青いバックパックです。", "Japanese"),
    ];
}
