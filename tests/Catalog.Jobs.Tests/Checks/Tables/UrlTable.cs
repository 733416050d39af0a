namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class UrlTable
{
    private static readonly string[] Facts = ["manual: https://shop.example/manual", "contact: help@shop.example"];

    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "See https://shop.example/manual. Write to help@shop.example, or https://shop.example/manual/!") { Facts = Facts },
        new("de-DE", "z.B. Größe M, 3.5 cm, Art.Nr. 7 und/oder @home"),
        new("en-US", "See www.example.com.", "www.example.com"),
        new("de-DE", "Mehr auf example.com/taschen.", "example.com/taschen"),
        new("ja-JP", "詳しくはhttps://example.jp/aをご覧ください。", "https://example.jp/aをご覧ください"),
        new("ar-SA", "راسلنا على info@example.org اليوم", "info@example.org"),
        new("fr-FR", "Voir http://shop.example/manual.", "http://shop.example/manual", "Voir https://shop.example/manual.") { Facts = Facts },
        new("es-ES", "Escribe a helo@shop.example.", "helo@shop.example", "Escribe a help@shop.example.") { Facts = Facts },
    ];
}
