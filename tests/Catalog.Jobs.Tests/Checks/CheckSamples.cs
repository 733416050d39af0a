using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Tests.Checks;

/// <summary>A catalogue of ten locales, and inputs of checks.</summary>
internal static class CheckSamples
{
    public static CatalogDefinition Catalog { get; } = new(
        "Shop", "en-US",
        [.. new[] { "en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pl-PL", "pt-BR", "ja-JP", "zh-CN", "ar-SA" }.Select(code => new LocaleRules(code, null))],
        new ColumnMapping(
            "sku", "title", ["title", "brand", "category", "color", "material", "capacity", "weight", "features"],
            new Dictionary<string, string> { ["features"] = ";" }, ["image"], ["document"], ["price"], "category", "brand"),
        Samples.Fields, [], new ApprovalRules(null, 2, null, []), new RunBudget(null, null), [], [], null);

    public static CheckInput Input(string locale, Copy copy, Product? product = null, params GlossaryTerm[] terms) =>
        new(Catalog with { Glossary = terms }, product ?? Samples.Backpack, new LocaleRules(locale, null), copy);

    /// <summary>A text of which only one field matters.</summary>
    public static CheckInput Description(string locale, string text, Product? product = null, params GlossaryTerm[] terms) =>
        Input(locale, new Copy([new CopyField("description", [text], false)]), product, terms);

    public static CheckInput Title(string locale, string text, Product? product = null, params GlossaryTerm[] terms) =>
        Input(locale, new Copy([new CopyField("title", [text], false)]), product, terms);

    /// <summary>The same input with something else.</summary>
    public static CheckInput With(
        this CheckInput input, CatalogDefinition? catalog = null, IReadOnlyDictionary<string, IReadOnlySet<string>>? vocabulary = null, Copy? source = null) =>
        new(catalog ?? input.Catalog, input.Product, input.Locale, input.Copy, vocabulary ?? input.Vocabulary, source ?? input.Source);

    /// <summary>What a finding marks.</summary>
    public static string? Marked(CheckInput input, Finding finding) => finding.Span is not { } span ? null
        : input.Copy.Field(finding.Field!)!.Items[span.Item].Substring(span.Start, span.Length);
}
