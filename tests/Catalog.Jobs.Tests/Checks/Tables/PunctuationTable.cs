namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class PunctuationTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "Light and warm. It holds 40 L."),
        new("en-US", "Cotton, blue"),
        new("en-US", "And more... It holds 40 L!"),
        new("en-US", "Backpack, blue, incl.") { Field = "title" },
        new("es-ES", "¡Ligera! ¿Y azul? Sí."),
        new("es-ES", "La mochila, ¿es ligera? Claro."),
        new("ja-JP", "軽い。Wi-Fi、USB 3.0、No.1は16:9です。"),
        new("zh-CN", "蓝色，40 L。USB 3.0，v1.2。"),
        new("ar-SA", "حقيبة، زرقاء؛ هل هي خفيفة؟ نعم."),
        new("th-TH", "กระเป๋าเป้ เบา. สีฟ้า"),
        new("hi-IN", "यह हल्का है। यह नीला है।"),
        new("en-US", "Light and warm. It holds forty litres", "", "Light and warm. It holds forty litres."),
        new("de-DE", "Leicht. Er ist blau", "", "Leicht. Er ist blau."),
        new("ja-JP", "軽い。青です", "", "軽い。青です。"),
        new("hi-IN", "यह हल्का है। यह नीला है", "", "यह हल्का है। यह नीला है।"),
        new("de-DE", "Nordvik Trail 40 Rucksack.", ".", "Nordvik Trail 40 Rucksack") { Field = "title" },
        new("zh-CN", "轻便的蓝色双肩背包。", "。", "轻便的蓝色双肩背包") { Field = "title" },
        new("en-US", "Light,, warm", ",,", "Light, warm"),
        new("pl-PL", "Lekki.. Ciepły.", "..", "Lekki. Ciepły."),
        new("es-ES", "Es muy ligera!", ""),
        new("es-MX", "Te gusta el azul?", ""),
        new("ja-JP", "軽い,青い。", ",", "軽い、青い。"),
        new("ja-JP", "容量:40 L。", ":", "容量：40 L。"),
        new("ja-JP", "重量は300 g.", ".", "重量は300 g。"),
        new("zh-CN", "蓝色,轻便。", ",", "蓝色，轻便。"),
        new("zh-TW", "藍色!輕便。", "!", "藍色！輕便。"),
        new("zh-CN", "全新Nordvik Trail:蓝色。", ":", "全新Nordvik Trail：蓝色。"),
        new("ar-SA", "هل هي خفيفة?", "?", "هل هي خفيفة؟"),
        new("ar-EG", "حقيبة, زرقاء", ",", "حقيبة، زرقاء"),
        new("ar-SA", "حقيبـــة زرقاء", "ـــ", "حقيبة زرقاء"),
    ];
}
