using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Writing;

/// <summary>What the write task says.</summary>
/// <param name="Locale">The locale to write, with its style.</param>
/// <param name="Fields">The fields to write, in this order, with their limits; at least one.</param>
/// <param name="Terms">The terms that apply; forbidden ones are not written.</param>
/// <param name="Draft">The text to improve; null for a first draft.</param>
/// <param name="Fix">What is wrong with the draft.</param>
/// <param name="Note">The reviewer's own words; null or empty: none.</param>
public sealed record WriteRequest(
    LocaleRules Locale,
    IReadOnlyList<FieldRules> Fields,
    GlossarySelection Terms,
    Copy? Draft,
    IReadOnlyList<Finding> Fix,
    string? Note)
{
    /// <summary>A first draft.</summary>
    public WriteRequest(LocaleRules locale, IReadOnlyList<FieldRules> fields, GlossarySelection terms)
        : this(locale, fields, terms, null, [], null)
    {
    }
}
