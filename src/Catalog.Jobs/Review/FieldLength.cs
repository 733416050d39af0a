using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Review;

/// <summary>How long a field is, in one of the units in which it is limited.</summary>
/// <param name="Unit">characters (as readers count them), bytes (UTF-8) or columns (a wide letter is two).</param>
/// <param name="Count">Of the longest item.</param>
/// <param name="Limit">Null: none.</param>
public sealed record FieldLength(string Unit, int Count, int? Limit)
{
    /// <summary>True where the field is longer than it may be.</summary>
    public bool IsTooLong => Count > Limit;

    /// <summary>The lengths of a field in the units of its limits; in characters where it has none.</summary>
    /// <param name="flags">Of the product; null: the catalogue isn't known.</param>
    public static IReadOnlyList<FieldLength> Of(CopyField field, FieldRules? rules, FlagScope? flags)
    {
        var own = flags?.Of(field.Key);
        List<FieldLength> lengths =
        [
            Measure(field, "characters", own?.Number("max-length") ?? (rules?.Unit == LengthUnit.Characters ? rules.MaxLength : null)),
            Measure(field, "bytes", own?.Number("max-bytes") ?? (rules?.Unit == LengthUnit.Bytes ? rules.MaxLength : null)),
            Measure(field, "columns", own?.Number("max-width")),
        ];
        return lengths.Exists(length => length.Limit is not null) ? [.. lengths.Where(length => length.Limit is not null)] : [lengths[0]];
    }

    private static FieldLength Measure(CopyField field, string unit, int? limit) =>
        new(unit, field.Items.Select(item => Measure(item, unit)).DefaultIfEmpty().Max(), limit);

    private static int Measure(string text, string unit) => unit switch
    {
        "bytes" => Encoding.UTF8.GetByteCount(text),
        "columns" => Elements(text).Sum(DisplayWidth.OfElement),
        _ => new StringInfo(text).LengthInTextElements,
    };

    private static IEnumerable<string> Elements(string text)
    {
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();) yield return all.GetTextElement();
    }
}
