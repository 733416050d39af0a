namespace Catalog.Jobs.Checks.Quantities;

/// <summary>A number with its unit as it stands in a text.</summary>
/// <param name="Text">Number and unit as written.</param>
/// <param name="Span">Where.</param>
/// <param name="Number">The number's possible readings.</param>
/// <param name="Unit">Null: none, or a word that is no known unit.</param>
/// <param name="Code">The word that the number is part of ("XM5", "USB3", "5.2.1"); null where it stands alone.</param>
internal sealed record Quantity(string Text, TextSpan Span, WrittenNumber Number, Unit? Unit, string? Code)
{
    /// <summary>The dimension whose quantities have signs.</summary>
    public const string Temperature = "temperature";

    /// <summary>True where a minus touches the number. Only temperatures have signs: elsewhere it is a dash.</summary>
    public bool IsNegative { get; init; }

    /// <summary>The readings with their sign.</summary>
    public IEnumerable<decimal> Values => IsNegative && Unit?.Dimension == Temperature ? Number.Values.Select(value => -value) : Number.Values;

    /// <summary>True where both mean the same, in whatever units.</summary>
    public bool Same(Quantity other) => To(other) != Match.None;

    /// <summary>True where the same number has another unit: 40 ml for 40 L.</summary>
    public bool OnlyUnitDiffers(Quantity other) =>
        Unit is not null && other.Unit is not null && Unit.Id != other.Unit.Id && Number.Values.Intersect(other.Number.Values).Any();

    /// <summary>How this one, a text's, stands to a fact's. Where one has no known unit, the numbers decide.</summary>
    public Match To(Quantity fact)
    {
        if (Unit is null || fact.Unit is null) return Number.Values.Intersect(fact.Number.Values).Any() ? Match.Same : Match.None;
        if (Unit.Id == fact.Unit.Id) return Values.Intersect(fact.Values).Any() ? Match.Same : Match.None;
        if (Unit.Dimension != fact.Unit.Dimension) return Match.None;
        return Values.Any(value => fact.Values.Any(other => Converts(value, other, fact.Unit))) ? Match.Converted : Match.None;
    }

    // Exact where only the point moves (1150 g, 1.15 kg). Else the fact, converted and rounded to the decimals of the text, and within 3 %: 1 kg is 2.2 lb.
    private bool Converts(decimal value, decimal other, Unit from)
    {
        const decimal Far = 1e12m;
        if (Math.Abs(value) > Far || Math.Abs(other) > Far) return false;
        if (Unit!.MovesPointTo(from)) return Unit.ToBase(value) == from.ToBase(other);
        var exact = Unit.FromBase(from.ToBase(other));
        var off = Math.Abs(value - exact);
        var half = 0.5m / Power(value.Scale);
        return off <= half && (Unit.Offset != from.Offset || off <= 0.03m * Math.Abs(exact));
    }

    private static decimal Power(int scale)
    {
        var power = 1m;
        for (var i = 0; i < scale; i++) power *= 10;
        return power;
    }
}

/// <summary>How a quantity of a text stands to one of the facts.</summary>
internal enum Match
{
    /// <summary>They differ.</summary>
    None,

    /// <summary>The same value in another unit of its dimension.</summary>
    Converted,

    /// <summary>The same value and unit, or one of them has no unit and the numbers are equal.</summary>
    Same,
}
