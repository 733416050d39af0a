using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>The same description for different products.</summary>
public sealed class DuplicateTextCheck() : CatalogueCheck(new CheckData("duplicate-text", "Same text for several products", Severity.Major, "consistency.duplicate")
{
    Description = "A description (where there is none, the SEO description) that another product has word for word, case and spacing apart, though the facts of the two are not the same.",
})
{
    private const int Letters = 20;
    private const int Named = 3;
    private static readonly string[] Fields = ["description", "seo_description"];

    /// <inheritdoc/>
    public override IEnumerable<OwnedFinding> Run(IReadOnlyList<LocaleText> texts)
    {
        foreach (var same in texts.Select(text => (Text: text, Field: Field(text))).Where(one => one.Field is not null).GroupBy(one => FactText.Key(one.Text.Copy.Field(one.Field!)!.Text)))
        {
            if (same.Key.Count(char.IsLetter) < Letters) continue;
            foreach (var (text, field) in same)
            {
                var others = same.Select(one => one.Text.Product).Where(other => other.Id != text.Product.Id && !SaysTheSame(other.Facts, text.Product.Facts)).ToList();
                if (others.Count == 0) continue;
                var names = string.Join(", ", others.Take(Named).Select(other => other.Sku)) + (others.Count > Named ? $" and {others.Count - Named} more" : "");
                yield return new(text.Product.Id, text.Locale, Finding(field, "", "", $"{names} has the same {field}, word for word."));
            }
        }
    }

    private static string? Field(LocaleText text) => Fields.FirstOrDefault(key => text.Copy.Field(key) is { Text.Length: > 0 });

    private static bool SaysTheSame(IReadOnlyList<Products.Fact> a, IReadOnlyList<Products.Fact> b) =>
        a.Count == b.Count && a.Zip(b).All(pair => pair.First.Key == pair.Second.Key && pair.First.Text == pair.Second.Text);
}
