namespace Catalog.Jobs.Checks.Quantities;

/// <summary>A number with its unit as it stands in a text.</summary>
/// <param name="Text">Number and unit as written.</param>
/// <param name="Span">Where.</param>
/// <param name="Number">The number's possible readings.</param>
/// <param name="Unit">Null: none, or a word that is no known unit.</param>
/// <param name="Code">The word that the number is part of ("XM5", "USB3"); null where it stands alone.</param>
internal sealed record Quantity(string Text, TextSpan Span, WrittenNumber Number, Unit? Unit, string? Code)
{
    /// <summary>True where both mean the same: values in a common unit are equal ("1.15 kg", "1150 g"), or one has no known unit and the numbers are.</summary>
    public bool Same(Quantity other)
    {
        if (Unit is null || other.Unit is null) return Number.Values.Intersect(other.Number.Values).Any();
        return Unit.Dimension == other.Unit.Dimension && InBase().Intersect(other.InBase()).Any();
    }

    private IEnumerable<decimal> InBase() => Number.Values.Where(value => value < 1e15m).Select(value => value * Unit!.Factor);
}
