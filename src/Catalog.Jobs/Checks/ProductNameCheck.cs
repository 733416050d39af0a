using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Names;
using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>The words and numbers of the product's own name in the title.</summary>
public sealed partial class ProductNameCheck() : TextCheck(new CheckData("product-name", "Product name", Severity.Major, "accuracy.name")
{
    Description = "A title in which two neighbouring letters of a word of the product's name have changed places, or one is wrong in its middle, or one of capitals alone has a letter twice; a title without a number of the name that is no measure. Words that are missing are not reported: a language may translate them.",
    Needs = ["empty"],
    Fixes = true,
})
{
    private const int ShortestSubstituted = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.Copy.Field("title") is null) yield break;
        var part = input.Parts.First(one => one.Field == "title");
        var brand = NameTokens.Set([input.Brand]);
        var name = NameTokens.Of(input.Name).Where(token => !brand.Contains(token.Text.ToLowerInvariant())).ToList();
        var facts = NameTokens.Set(input.Product.Facts.SelectMany(fact => fact.Values));
        var said = NameTokens.Of(part.Text);
        foreach (var word in name.Where(word => word.Text.All(char.IsLetter) && !said.Any(token => token.Text.Equals(word.Text, StringComparison.OrdinalIgnoreCase))))
        {
            if (said.FirstOrDefault(token => !facts.Contains(token.Text.ToLowerInvariant()) && IsSlip(token.Text, word.Text)) is not { } slip) continue;
            var span = part.Span(slip.Start, slip.Text.Length);
            yield return Finding("title", slip.Text, word.Text, $"\"{slip.Text}\" should be \"{word.Text}\" of the product's name.", span) with { Fix = new(span, word.Text) };
        }

        var numbers = Number().Matches(part.Folded.Text).Select(match => match.Value).ToHashSet();
        foreach (var number in Numbers(input.Name).Where(number => !numbers.Contains(number)))
            yield return Finding("title", "", number, $"The title lacks the number {number} of the product's name.");
    }

    // Inflection changes endings and a translation more than this.
    private static bool IsSlip(string written, string name)
    {
        if (written.Length == name.Length + 1) return IsDoubled(written, name);
        var (said, word) = (written.ToLowerInvariant(), name.ToLowerInvariant());
        if (said.Length != word.Length || said == word) return false;
        var wrong = Enumerable.Range(0, word.Length).Where(at => said[at] != word[at]).ToList();
        return wrong.Count == 2 && wrong[1] == wrong[0] + 1
            ? said[wrong[0]] == word[wrong[1]] && said[wrong[1]] == word[wrong[0]]
            : wrong.Count == 1 && word.Length >= ShortestSubstituted && wrong[0] > 0 && wrong[0] < word.Length - 2 && char.IsAsciiLetter(said[wrong[0]]) && char.IsAsciiLetter(word[wrong[0]]);
    }

    // Capitals alone have no endings: "XLL" is "XL" with a letter twice.
    private static bool IsDoubled(string written, string name) => name.All(char.IsAsciiLetterUpper)
        && Enumerable.Range(1, name.Length).Any(at => written[at] == written[at - 1] && written.Remove(at, 1) == name);

    private static IEnumerable<string> Numbers(string name)
    {
        // "40 L" of a name may be converted.
        return Number().Matches(name).Where(match => match.Length > 1 && !IsMeasure(name[match.Index..])).Select(match => match.Value);
    }

    private static bool IsMeasure(string rest) =>
        rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var unit, ..] && QuantityReader.Whole($"{number} {unit}") is { Unit: not null };

    // A number with a comma or point in it is read otherwise from locale to locale.
    [GeneratedRegex(@"(?<![\p{L}\d]|\d[.,])[0-9]+(?![\p{L}\d]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
