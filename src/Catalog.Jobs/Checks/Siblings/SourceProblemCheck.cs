using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>A fault that texts in many languages have: the facts are to blame rather than the texts.</summary>
public sealed class SourceProblemCheck() : ProductCheck(new CheckData("source-problem", "Problem of the source", Severity.Critical, "source.problem")
{
    Description = "The same finding (type, what was found and what was expected) in the texts of at least three locales that are at least half of the product's. It is shown once at the product, and no longer at each text; the texts' own findings count for the rules as before.",
})
{
    private const int Least = 3;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(ProductInput input)
    {
        foreach (var same in Groups(input.Catalog.Locales.Count, input.Findings))
        {
            var (first, locales) = (same.First().Finding, same.Select(one => one.Locale).Distinct().Order(StringComparer.Ordinal).ToList());
            var what = first.Found.Length > 0 ? $" \"{first.Found}\"" : "";
            yield return new Finding(
                Types[0], same.Max(one => one.Finding.Severity), Id, null, first.Found, first.Expected,
                $"{first.Type}{what} in {locales.Count} languages ({string.Join(", ", locales)}): look at the facts.");
        }
    }

    /// <summary>True where a finding of a text is said by this check's finding of the product.</summary>
    public static bool Says(Finding ofProduct, Finding ofText) =>
        ofProduct.Source == "source-problem" && ofProduct.Found == ofText.Found && ofProduct.Expected == ofText.Expected
        && ofProduct.Message.StartsWith(ofText.Type + " ", StringComparison.Ordinal);

    // What is about one place of one text (a space, a quotation mark) has nothing found or expected in common with another language's.
    private static IEnumerable<IGrouping<(string, string, string), (string Locale, Finding Finding)>> Groups(int locales, IEnumerable<(string Locale, Finding Finding)> findings) => findings
        .Where(one => one.Finding.Found.Length + one.Finding.Expected.Length > 0)
        .GroupBy(one => (one.Finding.Type, one.Finding.Found, one.Finding.Expected))
        .Where(same => same.Select(one => one.Locale).Distinct().Count() is var count && count >= Least && count * 2 >= locales)
        .OrderBy(same => same.Key.Type, StringComparer.Ordinal).ThenBy(same => same.Key.Found, StringComparer.Ordinal);
}
