using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>Variants of one product that can't all be right, or can't be told apart.</summary>
public sealed class VariantContradictionCheck() : SiblingsCheck(new CheckData("variants", "Variants", Severity.Major, "source.variants", "consistency.variants")
{
    Description = "Variants of one product (equal titles, apart from the facts in which variants differ) whose brand or category is not the same (`source.variants`, at the products), and two whose source titles differ but whose texts in a locale have the same title (`consistency.variants`, minor).",
})
{
    /// <inheritdoc/>
    public override IEnumerable<OwnedFinding> Run(SiblingsInput input)
    {
        var columns = input.Catalog.Columns;
        foreach (var key in new[] { columns.Brand, columns.Category }.OfType<string>())
        {
            var byValue = input.Products.Where(product => product.Value(key).Length > 0).GroupBy(product => FactText.Key(product.Value(key))).OrderByDescending(same => same.Count()).ToList();
            foreach (var product in byValue.Skip(1).SelectMany(same => same))
            {
                var most = byValue[0].First();
                yield return new(product.Id, null, Finding(key, product.Value(key), most.Value(key), $"The variant {most.Sku} has another {key}: {most.Value(key)}."));
            }
        }

        foreach (var same in input.Texts.Where(text => Title(text).Length > 0).GroupBy(text => (text.Locale, FactText.Key(Title(text)))))
        {
            var first = same.First();
            foreach (var text in same.Where(text => Source(text.Product, columns.Title) != Source(first.Product, columns.Title)))
            {
                var message = $"The variant {first.Product.Sku} has the same title.";
                yield return new(text.Product.Id, text.Locale, Finding("title", Title(text), "", message, null, Severity.Minor) with { Type = Types[1] });
            }
        }
    }

    private static string Title(LocaleText text) => text.Copy.Field("title")?.Text ?? "";

    private static string Source(Product product, string title) => FactText.Key(product.Value(title));
}
