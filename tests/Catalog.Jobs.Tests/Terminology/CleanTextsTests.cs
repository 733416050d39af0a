using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Checks;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

/// <summary>Texts that are right, with a glossary of their kind: brands, categories' translations, words that shops don't want.</summary>
public sealed class CleanTextsTests
{
    // Words of a shop's list, each near to something that the texts say.
    private static readonly Dictionary<string, string[]> Unwanted = new()
    {
        ["en-US"] = ["cheap", "best", "leatherette", "lite", "blacken", "capital", "weigh"],
        ["de-DE"] = ["billig", "Handtasche", "Kunstleder", "Gewichtung", "Länder", "Farbstoff"],
        ["fr-FR"] = ["pas cher", "meilleur", "poidsnet", "pointe", "voie"],
        ["es-ES"] = ["barato", "el mejor", "pesado", "ligera", "colorido"],
        ["it-IT"] = ["economico", "migliore", "pesante", "colorato"],
        ["pl-PL"] = ["tani", "najlepszy", "kolorowy", "ciężki"],
        ["pt-BR"] = ["barato", "melhor", "pesado", "colorido"],
        ["ja-JP"] = ["激安", "最高", "重い"],
        ["zh-CN"] = ["最好", "便宜", "手提包"],
        ["ar-SA"] = ["رخيص", "الأفضل", "ثقيل"],
    };

    [Fact]
    public async Task Nothing_is_found_in_texts_that_are_right()
    {
        var alarms = new List<string>();
        var looked = 0;
        await foreach (var (product, locale, text) in ReadAsync())
        {
            var input = new CheckInput(
                CheckSamples.Catalog with { Glossary = [Samples.NeverTranslate(product.Value("brand")), .. Unwanted[locale].Select(term => Samples.Forbidden(term, locale))] },
                product, new LocaleRules(locale, null), text);
            TextCheck[] checks = [new ForbiddenTermsCheck(), new NeverTranslateCheck(), new PreferredTermsCheck()];
            alarms.AddRange(checks.SelectMany(check => check.Run(input)).Select(finding => $"{product.Sku} {locale} {finding.Type} {finding.Found}"));
            looked++;
        }

        Assert.Equal((250, ""), (looked, string.Join('\n', alarms)));
    }

    [Fact]
    public async Task The_demos_glossary_finds_nothing_in_texts_that_are_right()
    {
        var catalog = await Catalogs.DemoCatalog.LoadAsync();
        var alarms = new List<string>();
        await foreach (var (product, locale, text) in ReadAsync())
        {
            var input = new CheckInput(catalog, product, new LocaleRules(locale, null), text);
            TextCheck[] checks = [new ForbiddenTermsCheck(), new NeverTranslateCheck(), new PreferredTermsCheck()];
            alarms.AddRange(checks.SelectMany(check => check.Run(input)).Select(finding => $"{product.Sku} {locale} {finding}"));
        }

        Assert.Empty(alarms);
    }

    private static async IAsyncEnumerable<(Product Product, string Locale, Copy Text)> ReadAsync()
    {
        await foreach (var line in File.ReadLinesAsync(Path.Combine(AppContext.BaseDirectory, "Terminology", "Data", "clean.jsonl"), TestContext.Current.CancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            var facts = row.RootElement.GetProperty("facts").EnumerateObject().Select(fact => new Fact(
                fact.Name, fact.Value.ValueKind == JsonValueKind.Array ? [.. fact.Value.EnumerateArray().Select(value => value.GetString()!)] : [fact.Value.GetString()!]));
            yield return (
                new Product(1, row.RootElement.GetProperty("sku").GetString()!, [.. facts], new Dictionary<string, string>(), [], [], ""),
                row.RootElement.GetProperty("locale").GetString()!, Copy.Parse(row.RootElement.GetProperty("copy").GetRawText()));
        }
    }
}
