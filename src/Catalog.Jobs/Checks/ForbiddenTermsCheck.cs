using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Terms that the glossary forbids in the locale, as whole words, whatever their case.</summary>
public sealed class ForbiddenTermsCheck() : TextCheck(new CheckData("forbidden-terms", "Forbidden term", Severity.Major, "terminology.forbidden")
{
    Description = "A forbidden term of the locale, as a word, in any case.",
    Needs = ["empty"],
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input) =>
        from part in input.Parts
        from term in input.Terms.Forbidden
        from span in TermSearch.Find(part.Text, term.Term)
        let found = part.Text.Substring(span.Start, span.Length)
        let why = string.IsNullOrWhiteSpace(term.Note) ? "" : $": {term.Note}"
        select Finding(part.Field, found, "", $"The glossary forbids \"{found}\"{why}.", part.Span(span));
}
