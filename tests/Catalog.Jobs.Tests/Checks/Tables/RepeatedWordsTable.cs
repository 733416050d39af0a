namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class RepeatedWordsTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "All that that bag needs. So, so light; had had."),
        new("en-US", "A backpack for the day. The day is long."),
        new("en-US", "Duran Duran edition") { Facts = ["features: Duran Duran edition"] },
        new("de-DE", "Eine Creme, die die Haut schützt, und ein Stoff, der der Nässe trotzt."),
        new("fr-FR", "Nous nous engageons, vous vous reposez."),
        new("it-IT", "Si apre piano piano, via via più grande."),
        new("tr-TR", "Yavaş yavaş, sık sık kullanılır."),
        new("vi-VN", "Màu xanh xanh nhẹ nhàng."),
        new("hi-IN", "धीरे धीरे चलें।"),
        new("ja-JP", "シャキシャキの食感、ふわりふわりと軽い。一歩一歩、毎日毎日、わくわく。"),
        new("zh-CN", "慢慢体验，一点一点放松，研究研究再买。"),
        new("en-US", "Made for the the road.", "the the", "Made for the road."),
        new("en-US", "Made for The the the road.", "The the the", "Made for The road."),
        new("en-US", "A water water-repellent bag", "water water", "A water-repellent bag"),
        new("de-DE", "Ein Rucksack mit mit Fach.", "mit mit", "Ein Rucksack mit Fach."),
        new("de-DE", "Das Das ist er.", "Das Das", "Das ist er."),
        new("fr-FR", "Un sac sac à dos.", "sac sac", "Un sac à dos."),
        new("fr-FR", "L’huile huile d’olive, l'un l'autre, d'elle elle-même.", "huile huile", "L’huile d’olive, l'un l'autre, d'elle elle-même."),
        new("it-IT", "Arriva dall’Ungheria Ungheria.", "Ungheria Ungheria", "Arriva dall’Ungheria."),
        new("es-ES", "Una mochila mochila azul.", "mochila mochila", "Una mochila azul."),
        new("it-IT", "Uno zaino zaino blu.", "zaino zaino", "Uno zaino blu."),
        new("pl-PL", "Plecak dla dla niej.", "dla dla", "Plecak dla niej."),
        new("pt-BR", "Uma mochila para para você.", "para para", "Uma mochila para você."),
        new("ru-RU", "Рюкзак для для города.", "для для", "Рюкзак для города."),
        new("ar-SA", "حقيبة ظهر ظهر زرقاء.", "ظهر ظهر", "حقيبة ظهر زرقاء."),
        new("ko-KR", "가벼운 배낭 배낭입니다 배낭 배낭", "배낭 배낭", "가벼운 배낭 배낭입니다 배낭"),
        new("ja-JP", "ブルーのバックパックバックパックです。", "バックパックバックパック", "ブルーのバックパックです。"),
        new("ja-JP", "素材素材はポリエステルです。", "素材素材", "素材はポリエステルです。"),
        new("zh-CN", "亮点：USBUSB-C充电。", "USBUSB", "亮点：USB-C充电。"),
        new("zh-CN", "全新Coco双肩背包。"),
        new("zh-CN", "蓝色双肩背包双肩背包。", "双肩背包双肩背包", "蓝色双肩背包。"),
    ];
}
