namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class ProductNameTable
{
    private static readonly string[] Descriptive = ["title: Modern Blue Sport Mug", "brand: ", "category: Mug"];
    private static readonly string[] Measured = ["title: Nordvik Metro Backpack 25 l", "category: Backpack"];

    public static CheckCase[] Cases { get; } =
    [
        new("de-DE", "Nordvik Trail 40 Rucksack, Blau") { Field = "title" },
        new("ar-SA", "Nordvik Trail ٤٠ حقيبة ظهر") { Field = "title" },
        new("fr-FR", "Tasse moderne bleue Sportive") { Field = "title", Facts = Descriptive },
        new("it-IT", "Tazza sportiva blu, Moderna") { Field = "title", Facts = Descriptive },
        new("en-US", "Nordvik Metro Backpack, 0.025 m³") { Field = "title", Facts = Measured },
        new("de-DE", "Nordvik Taril 40 Rucksack", "Taril", "Nordvik Trail 40 Rucksack") { Field = "title" },
        new("ja-JP", "Nordvik Trial 40 バックパック", "Trial", "Nordvik Trail 40 バックパック") { Field = "title" },
        new("pl-PL", "Nordvik Traul 40 Plecak") { Field = "title" },
        new("es-ES", "Nordvik Trbil 40 Mochila", "Trbil", "Nordvik Trail 40 Mochila") { Field = "title" },
        new("es-ES", "Siesta XLL de Wuffelo", "XLL", "Siesta XL de Wuffelo") { Field = "title", Facts = ["title: Wuffelo Siesta XL Dog Bed", "brand: Wuffelo", "category: Dog Bed"] },
        new("it-IT", "Siesta L di Wuffelo") { Field = "title", Facts = ["title: Wuffelo Siesta XL Dog Bed", "brand: Wuffelo", "category: Dog Bed"] },
        new("fr-FR", "Nordvik Trail Sac à dos", "") { Field = "title" },
        new("zh-CN", "Nordvik Trail 45 双肩背包", "") { Field = "title" },
    ];
}
