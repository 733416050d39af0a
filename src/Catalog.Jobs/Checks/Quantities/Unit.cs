namespace Catalog.Jobs.Checks.Quantities;

/// <summary>A unit of measurement.</summary>
/// <param name="Id">CLDR's name ("kilogram"); made in its manner where CLDR has none ("milliampere-hour").</param>
/// <param name="Dimension">What it measures. Units of one dimension can be converted.</param>
/// <param name="Factor">How many of the dimension's base unit it is.</param>
/// <param name="Offset">What is added after the factor; other than 0 for temperatures only.</param>
internal sealed record Unit(string Id, string Dimension, decimal Factor, decimal Offset = 0)
{
    /// <summary>A value of this unit in the dimension's base unit.</summary>
    public decimal ToBase(decimal value) => value * Factor + Offset;

    /// <summary>A value of the dimension's base unit in this unit.</summary>
    public decimal FromBase(decimal value) => (value - Offset) / Factor;

    /// <summary>True where a conversion only moves the decimal point, so that nothing has to be rounded: g and kg, but not g and oz, or min and h.</summary>
    public bool MovesPointTo(Unit other)
    {
        if (Offset != other.Offset) return false;
        var ratio = Math.Max(Factor, other.Factor) / Math.Min(Factor, other.Factor);
        while (ratio >= 10) ratio /= 10;
        return ratio == 1;
    }
}
