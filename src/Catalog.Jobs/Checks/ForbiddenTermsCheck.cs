using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Checks;

/// <summary>Terms that the glossary forbids in the locale, as whole words with the language's endings; see docs/terminology.md.</summary>
public sealed class ForbiddenTermsCheck() : TextCheck(new CheckData("forbidden-terms", "Forbidden term", Severity.Major, "terminology.forbidden")
{
    Description = "A forbidden term of the locale, as a word with the language's endings; a longer term of the glossary around it protects it.",
    Needs = ["empty"],
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input) =>
        from part in input.Parts
        from place in ForbiddenTerms.Find(part.Text, input.Terms, input.Locale.Code)
        let found = part.Text.Substring(place.Span.Start, place.Span.Length)
        let why = string.IsNullOrWhiteSpace(place.Term.Note) ? "" : $": {place.Term.Note}"
        select Finding(part.Field, found, "", $"The glossary forbids \"{found}\"{why}.", part.Span(place.Span));
}
