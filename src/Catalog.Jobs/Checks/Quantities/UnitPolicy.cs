namespace Catalog.Jobs.Checks.Quantities;

/// <summary>What a text may do with the units of the facts.</summary>
public enum UnitPolicy
{
    /// <summary>Any unit that measures the same, if the value is right.</summary>
    Convert,

    /// <summary>The facts' own units only.</summary>
    Keep,

    /// <summary>Other units only where the facts' own quantity stands in the same text: "12 cm (4.7 in)".</summary>
    Both,
}
