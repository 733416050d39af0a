namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class CodesTable
{
    private static readonly string[] Gtin = ["gtin: 4006381333931"];
    private static readonly string[] Model = ["model: WH-1000XM4"];

    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "GTIN 4006381333931, in words 4 006381 333931") { Facts = Gtin },
        new("ar-SA", "الرمز ٤٠٠٦٣٨١٣٣٣٩٣١") { Facts = Gtin },
        new("en-US", "Call 0123 4567 8901, or 1,234,567,890.12"),
        new("ja-JP", "WH-1000XM4のケース、USB-C、1150gで2in1") { Facts = Model },
        new("de-DE", "GTIN 4006381339331", "4006381339331", "GTIN 4006381333931") { Facts = Gtin },
        new("fr-FR", "EAN 4006381333930", "4006381333930", "EAN 4006381333931") { Facts = Gtin },
        new("ar-SA", "الرمز ٤٠٠٦٣٨١٣٣٣٩١٣", "٤٠٠٦٣٨١٣٣٣٩١٣", "الرمز 4006381333931") { Facts = Gtin },
        new("es-ES", "Código 4006381333931", "4006381333931"),
        new("pl-PL", "EAN 73513537", "73513537"),
        new("zh-CN", "适用于WH-1000XM5", "WH-1000XM5", "适用于WH-1000XM4") { Facts = Model },
        new("it-IT", "Custodia per WH1000XM4", "WH1000XM4", "Custodia per WH-1000XM4") { Facts = Model },
    ];
}
