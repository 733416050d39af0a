using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks.Siblings;

/// <summary>Products whose facts are the same and whose texts aren't.</summary>
public sealed class SameFactsCheck() : SiblingsCheck(new CheckData("same-facts", "Same facts, other text", Severity.Minor, "consistency.same-facts")
{
    Description = "Variants whose facts are all the same and whose texts in a locale are not: one of them may be older.",
})
{
    /// <inheritdoc/>
    public override IEnumerable<OwnedFinding> Run(SiblingsInput input)
    {
        foreach (var same in input.Texts.GroupBy(text => (text.Locale, string.Join('\n', text.Product.Facts.Select(fact => $"{fact.Key}: {fact.Text}")))))
        {
            var first = same.First();
            foreach (var text in same.Skip(1).Where(text => text.Copy.ToJson() != first.Copy.ToJson()))
            {
                var field = text.Copy.Fields.FirstOrDefault(field => first.Copy.Field(field.Key)?.Text != field.Text)?.Key;
                yield return new(text.Product.Id, text.Locale, Finding(field, "", "", $"{first.Product.Sku} has the same facts and another text."));
            }
        }
    }
}
