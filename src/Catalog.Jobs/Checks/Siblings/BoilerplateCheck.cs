using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>Sentences that many products' texts have.</summary>
public sealed class BoilerplateCheck() : CatalogueCheck(new CheckData("boilerplate", "Boilerplate", Severity.Minor, "consistency.boilerplate")
{
    Description = "A sentence of forty letters or more (twenty in Chinese and Japanese) that the descriptions of at least ten products and a twentieth of the catalogue have word for word. It is reported once, at the first of them.",
})
{
    private const int LeastProducts = 10;
    private const int LeastShare = 20;

    /// <inheritdoc/>
    public override IEnumerable<OwnedFinding> Run(IReadOnlyList<LocaleText> texts)
    {
        var sentences = new Dictionary<string, (LocaleText First, string Words, HashSet<long> Products)>();
        foreach (var text in texts)
        {
            foreach (var item in text.Copy.Field("description")?.Items ?? [])
            {
                foreach (var span in Sentences.Of(item))
                {
                    var words = item.Substring(span.Start, span.Length);
                    if (words.Count(char.IsLetter) < (text.Locale[..2] is "ja" or "zh" ? 20 : 40)) continue;
                    var key = FactText.Key(words);
                    if (!sentences.TryGetValue(key, out var known)) sentences.Add(key, known = (text, words, []));
                    known.Products.Add(text.Product.Id);
                }
            }
        }

        var least = Math.Max(LeastProducts, texts.Count / LeastShare);
        return sentences.Values.Where(one => one.Products.Count >= least).OrderBy(one => one.Words, StringComparer.Ordinal).Select(one => new OwnedFinding(
            one.First.Product.Id, one.First.Locale, Finding("description", one.Words, "", $"{one.Products.Count} products have this sentence, word for word.")));
    }
}
