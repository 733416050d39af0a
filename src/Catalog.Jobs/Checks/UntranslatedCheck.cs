using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Fields that are word for word what the facts, or the text in the source language, say. Titles may be: names are the same everywhere.</summary>
public sealed partial class UntranslatedCheck() : TextCheck(new CheckData("untranslated", "Identical to source", Severity.Major, "untranslated")
{
    Description = "A field that is word for word what the facts, or the source locale's text, say: five words or more, names apart. Titles may be.",
    Needs = ["empty"],
})
{
    // Fewer are often the same in several languages: "T-Shirt in Orange" is English and German.
    private const int Words = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.IsSourceLanguage) yield break;
        var facts = input.Product.Facts.SelectMany(fact => fact.Values.Append(fact.Text)).Select(FactText.Key).ToHashSet();
        foreach (var field in input.Copy.Fields.Where(field => field.Key is not ("title" or "seo_title")))
        {
            var source = input.Source?.Field(field.Key)?.Items.Select(FactText.Key).ToHashSet() ?? [];
            var same = field.Items.Where(text => facts.Contains(FactText.Key(text)) || source.Contains(FactText.Key(text))).ToList();
            if (same.Sum(text => ProseWords(input, text)) >= Words)
                yield return Finding(field.Key, same[0], "", $"The field {field.Key} is word for word the source's, not {LanguageNames.Language(input.Locale.Code)}.");
        }
    }

    private static int ProseWords(CheckInput input, string text) => Word().Count(input.WithoutNames(text));

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
