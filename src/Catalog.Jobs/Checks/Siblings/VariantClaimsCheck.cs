using System.Globalization;
using Catalog.Jobs.Checks.Claims;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>Variants of one product that say contrary things of it.</summary>
public sealed class VariantClaimsCheck() : SiblingsCheck(new CheckData("variant-claims", "Variants that contradict each other", Severity.Major, "consistency.claims")
{
    Description = "A statement of a text that its own facts don't bear out, and that a variant of the product denies in its text of the same locale or in its facts: waterproof, water-repellent or neither, dishwasher, washing machine, microwave, scent, a substance that is in it or isn't. Variants whose facts differ may differ. The words are in `src/Catalog.Jobs/Checks/Claims`.",
})
{
    /// <inheritdoc/>
    public override IEnumerable<OwnedFinding> Run(SiblingsInput input)
    {
        var facts = input.Products.Concat(input.Texts.Select(text => text.Product)).DistinctBy(product => product.Id)
            .ToDictionary(product => product.Id, product => Facts(product, Language(input.Catalog.SourceLocale)));
        return input.Texts.GroupBy(text => text.Locale).SelectMany(locale => OfLocale([.. locale.Select(text => new Saying(text.Product, text, StatementsOf(text)))], input.Products, facts));
    }

    private IEnumerable<OwnedFinding> OfLocale(IReadOnlyList<Saying> texts, IReadOnlyList<Product> products, Dictionary<long, HashSet<(string About, string Side)>> facts)
    {
        foreach (var own in texts)
        {
            foreach (var about in own.Statements.GroupBy(one => one.Statement.About))
            {
                var sides = about.Select(one => one.Statement.Side).ToHashSet();
                if (facts[own.Product.Id].Any(fact => fact.About == about.Key && sides.Contains(fact.Side))) continue;
                if (Denial(own, about.Key, sides, texts, products, facts) is not { } denial) continue;
                var (field, _, words, span) = about.First();
                yield return new(own.Product.Id, own.Text.Locale, Finding(field, words, "", $"\"{words}\", but {denial}.", span));
            }
        }
    }

    // What another variant says to the contrary: its facts count before its text.
    private static string? Denial(
        Saying own, string about, HashSet<string> sides, IReadOnlyList<Saying> texts, IReadOnlyList<Product> products, Dictionary<long, HashSet<(string About, string Side)>> facts)
    {
        foreach (var other in products.Where(other => other.Id != own.Product.Id))
        {
            var known = facts[other.Id].Where(fact => fact.About == about).Select(fact => fact.Side).ToList();
            if (known.Count > 0 && !known.Exists(sides.Contains)) return $"the facts of the variant {other.Sku} say otherwise";
        }

        foreach (var other in texts.Where(other => other.Product.Id != own.Product.Id))
        {
            var said = other.Statements.Where(one => one.Statement.About == about).ToList();
            if (said.Count > 0 && !said.Exists(one => sides.Contains(one.Statement.Side))) return $"the variant {other.Product.Sku} says \"{said[0].Words}\"";
        }

        return null;
    }

    private static HashSet<(string About, string Side)> Facts(Product product, string language) =>
        [.. product.Facts.SelectMany(fact => fact.Values).SelectMany(value => OppositeTable.Find(new FoldedText(value), language)).Select(one => (one.About, one.Side))];

    private static List<Said> StatementsOf(LocaleText text) =>
    [
        .. from field in text.Copy.Fields
           from item in field.Items.Index()
           let folded = new FoldedText(item.Item)
           from statement in OppositeTable.Find(folded, Language(text.Locale))
           let span = folded.Span(statement.Start, statement.Length) with { Item = item.Index }
           select new Said(field.Key, statement, item.Item.Substring(span.Start, span.Length), span),
    ];

    private static string Language(string locale) => CultureInfo.GetCultureInfo(locale).TwoLetterISOLanguageName;

    private sealed record Saying(Product Product, LocaleText Text, List<Said> Statements);

    private sealed record Said(string Field, Statement Statement, string Words, TextSpan Span);
}
