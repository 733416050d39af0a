using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>
/// A measure that the catalogue wants every text to state stands nowhere any more: what states it (a bullet, a sentence, the end of a title) is taken
/// out whole. The right text is judged by the same rule, which the fault brings along.
/// </summary>
internal sealed class FactOmitted() : FaultKind("fact-omitted", "Fact left out", ReadBackCheck.Id, "accuracy.omission")
{
    public override FaultCost Cost => FaultCost.Model;

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        // A measure of which no other fact has the number: so that what is taken out stated this one.
        var measures = MeasuresInText.Of(text);
        var facts = text.Product.Facts.Where(fact => fact.Values.Count == 1 && Number(fact.Text) is { } number
            && text.Product.Facts.Count(other => other.Values.Any(value => value.Contains(number, StringComparison.Ordinal))) == 1
            && measures.Any(measure => measure.Number == number)).ToList();
        if (context.Pick(facts) is not { } fact) return null;
        var number = Number(fact.Text)!;
        var fields = text.Copy.Fields.Select(field => field with { Items = [.. field.Items.Select((item, index) => Without(text, field, index, item, number)).OfType<string>()] }).ToList();
        if (fields.Exists(field => field.Items.Count == 0 || field.Text.Trim().Length == 0)) return null;
        var copy = new Copy(fields);
        var ruled = text with { Catalog = text.Catalog with { Columns = text.Catalog.Columns with { MustSay = [fact.Key] } } };
        var after = ruled with { Copy = copy };
        var still = after.Parts.Any(part => part.Text.Contains(number, StringComparison.Ordinal));
        var changed = text.Copy.Fields.Zip(fields).FirstOrDefault(pair => !pair.First.Items.SequenceEqual(pair.Second.Items));
        return still || changed.First is null ? null : new(ruled, after, changed.First.Key, null);
    }

    // Null: the list loses the item.
    private static string? Without(EvaluationText text, CopyField field, int index, string item, string number)
    {
        var places = MeasuresInText.Of(text).Where(measure => measure.Part.Field == field.Key && measure.Part.Item == index && measure.Number == number).ToList();
        if (places.Count == 0) return item;
        if (field.IsList) return null;
        var sentences = Sentences.Of(item);
        if (sentences.Count > 1) return string.Join(Sentences.Gap(text), sentences.Where(sentence => !sentence.Contains(number, StringComparison.Ordinal)));
        // A title: what stands before the measure, without the mark between.
        return item[..places[0].Digits.Start].TrimEnd(' ', ',', '，', '、', '،', '(', '（', '-', '–', ':', '：');
    }

    // The number of a measure, as the facts write it: digits before a unit.
    private static string? Number(string value)
    {
        var length = value.TakeWhile(char.IsAsciiDigit).Count();
        return length > 0 && length < value.Length && value[length] == ' ' && value[(length + 1)..].All(char.IsLetter) ? value[..length] : null;
    }
}
