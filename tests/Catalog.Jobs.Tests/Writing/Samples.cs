using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Tests.Writing;

/// <summary>Products, texts and terms for tests of this project.</summary>
internal static class Samples
{
    public static Product Backpack { get; } = Product(
        ("title", "Nordvik Trail 40 Backpack"), ("brand", "Nordvik"), ("category", "Backpack"), ("color", "blue"), ("material", "recycled polyester"),
        ("capacity", "40 L"), ("weight", "1150 g"), ("features", "water-repellent fabric; padded laptop sleeve"));

    public static IReadOnlyList<FieldRules> Fields { get; } =
        [new("title", 80), new("description", 400), new("bullets", null), new("alt_text", null)];

    /// <summary>Values are separated by "; ".</summary>
    public static Product Product(params (string Key, string Values)[] facts) => new(
        1, "SKU-1", [.. facts.Select(fact => new Fact(fact.Key, fact.Values.Split("; ")))], new Dictionary<string, string>(), [], [], "hash");

    /// <summary>What stands between the markers of a product block.</summary>
    public static Product Parse(string block) => Product(
        [.. block.Split('\n')[1..^2].Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]))]);

    public static Copy Copy(string title = "", string description = "", string altText = "", params string[] bullets) => new(
        [new("title", [title], false), new("description", [description], false), new("bullets", bullets, true), new("alt_text", [altText], false)]);

    public static GlossaryTerm NeverTranslate(string term, string? locale = null) => new(term, locale, GlossaryRule.NeverTranslate, null, null);

    public static GlossaryTerm Preferred(string term, string locale, string translation) => new(term, locale, GlossaryRule.Preferred, translation, null);

    public static GlossaryTerm Forbidden(string term, string? locale = null) => new(term, locale, GlossaryRule.Forbidden, null, null);
}
