using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>A sentence that a field says twice, or two elements of a list that are the same.</summary>
public sealed class RepeatedSentencesCheck() : TextCheck(new CheckData("repeated-sentences", "Repeated sentence", Severity.Minor, "fluency.repeated-sentence")
{
    Description = "A sentence of ten letters or more that stands in its field before, or an element that the list has before; case, width and spacing apart.",
    Needs = ["empty"],
    Fixes = true,
})
{
    private const int Letters = 10;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        foreach (var field in input.Parts.GroupBy(part => part.Field))
        {
            var said = new HashSet<string>();
            foreach (var part in field)
            {
                foreach (var sentence in Sentences.Of(part.Text))
                {
                    var words = part.Text.Substring(sentence.Start, sentence.Length);
                    if (words.Count(char.IsLetter) < Letters || said.Add(FactText.Key(words))) continue;

                    // With the space before it, and never the whole of an element.
                    var start = sentence.Start;
                    while (start > 0 && char.IsWhiteSpace(part.Text[start - 1])) start--;
                    var cut = part.Span(start, sentence.Start + sentence.Length - start);
                    var message = part.InList ? $"Element {part.Item + 1} of {part.Field} says again \"{words}\"." : $"The field {part.Field} says twice \"{words}\".";
                    yield return Finding(part.Field, words, "", message, part.Span(sentence)) with { Fix = cut.Length < part.Text.Length ? new(cut, "") : null };
                }
            }
        }
    }
}
