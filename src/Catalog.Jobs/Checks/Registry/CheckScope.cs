namespace Catalog.Jobs.Checks.Registry;

/// <summary>What a check looks at.</summary>
public enum CheckScope
{
    /// <summary>One text of one product.</summary>
    Text,

    /// <summary>A product's facts, pictures and documents, or what its texts have in common.</summary>
    Product,

    /// <summary>Products that are variants of one another.</summary>
    Siblings,

    /// <summary>All texts of a locale.</summary>
    Catalogue,
}
