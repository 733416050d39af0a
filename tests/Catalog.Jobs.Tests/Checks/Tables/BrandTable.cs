namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class BrandTable
{
    private static readonly string[] Calderra = ["title: Calderra Orbit 37 Chair", "brand: Calderra", "category: Chair", "capacity: 1 L"];
    private static readonly string[] Orange = ["title: Orange Luna Chair", "brand: Orange", "category: Chair"];

    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "Nordvik's backpack. NORDVIK."),
        new("pl-PL", "Plecak Nordvika z kieszenią, Nordvikiem"),
        new("de-DE", "Nordviks Rucksack aus dem Norden"),
        new("pt-BR", "Calderra Cadeira, uma Cadeira Calderra") { Facts = Calderra },
        new("fr-FR", "Une chaise orange, coloris orange") { Facts = Orange },
        new("ja-JP", "Nordvikのバックパック") { Field = "title" },
        new("en-US", "Meet Nordvick Trail 40.", "Nordvick", "Meet Nordvik Trail 40."),
        new("de-DE", "Der Nodrvik Rucksack", "Nodrvik", "Der Nordvik Rucksack"),
        new("es-ES", "Mochila Nord-vik", "Nord-vik", "Mochila Nordvik"),
        new("it-IT", "Lo zaino Nor dvik", "Nor dvik", "Lo zaino Nordvik"),
        new("fr-FR", "Le nordvik Trail 40", "nordvik", "Le Nordvik Trail 40"),
        new("pt-BR", "A Nordvikk Trail 40", "Nordvikk", "A Nordvik Trail 40"),
        new("pl-PL", "Krzesło Caldera", "Caldera", "Krzesło Calderra") { Facts = Calderra },
        new("zh-CN", "全新Calerda椅子", "Calerda", "全新Calderra椅子") { Facts = Calderra },
        new("ja-JP", "ノルドビク トレイル 40", "") { Field = "title" },
        new("ar-SA", "نوردفيك تريل 40", "") { Field = "title" },
    ];
}
