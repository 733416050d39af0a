using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Documents;

/// <summary>What the comparison of a product's supplier documents with its facts gave.</summary>
public sealed record DocumentComparisonResult(DocumentEvidence Evidence, IReadOnlyList<Finding> Findings);

/// <summary>
/// Judges what the model read in the documents. Code compares its own fact with the document's value: no fact is a gap, equal (also in another unit) is
/// same, everything else different. Only where the words differ may a trusted model say that they mean the same.
/// </summary>
public static class DocumentComparison
{
    /// <summary>The source of its findings.</summary>
    public const string Id = "documents";

    /// <summary>Its entry in the registry.</summary>
    public static ModelCheck Check { get; } = new(new CheckData(Id, "Documents", Severity.Major, "document.mismatch", "document.gap", "document.unreadable")
    {
        Description = "What the model reads in the supplier's documents, compared with the facts by code. A value that the facts lack and a document that can't be read are minor.",
        Scope = CheckScope.Product,
    });

    /// <summary>
    /// The evidence for people, and findings <c>document.mismatch</c> and <c>document.gap</c>; what is found is the fact, expected the document's value.
    /// </summary>
    /// <param name="product">Whose facts count.</param>
    /// <param name="answer">What the model said, about the catalogue's fact columns only (<see cref="Answers.DocumentFields"/> sees to that).</param>
    /// <param name="trustVerdicts">From the model's profile.</param>
    public static DocumentComparisonResult Compare(Product product, DocumentAnswer answer, bool trustVerdicts)
    {
        var fields = answer.Fields.Where(field => !string.IsNullOrWhiteSpace(field.Document))
            .Select(field => Judge(product.Fact(field.Field), field, trustVerdicts)).ToList();
        return new DocumentComparisonResult(new DocumentEvidence(fields), [.. fields.Select(Report).OfType<Finding>().Distinct()]);
    }

    /// <summary>What to report about a document that gave no text (<c>document.unreadable</c>); null where it gave one.</summary>
    public static Finding? Unreadable(DocumentText document) =>
        document.Error is null ? null : new Finding("document.unreadable", Severity.Minor, Id, null, "", "", $"A supplier document can't be compared. {document.Error}");

    private static DocumentFieldEvidence Judge(Fact? fact, DocumentStatement said, bool trustVerdicts)
    {
        var document = said.Document.Trim();
        var verdict = fact is null ? "gap" : IsSame(fact, document) ? "same" : "different";
        var wording = verdict == "different" && trustVerdicts && said.Verdict == "same" && !FactText.AreQuantities(fact!.Text, document);
        var disagreement = said.Verdict != verdict;
        return new DocumentFieldEvidence(said.Field, fact?.Text ?? "", document, said.Verdict, wording ? "same" : verdict, disagreement);
    }

    // A list's order and separators are of no account.
    private static bool IsSame(Fact fact, string document)
    {
        if (FactText.Same(fact.Text, document)) return true;
        if (fact.Values.Count < 2) return false;
        var stated = document.Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FactText.Key);
        return fact.Values.Select(FactText.Key).ToHashSet().SetEquals(stated);
    }

    private static Finding? Report(DocumentFieldEvidence field)
    {
        var says = $"A supplier document says {field.Field} is {field.Document}";
        return field.Verdict switch
        {
            "different" => new Finding("document.mismatch", Severity.Major, Id, field.Field, field.Fact, field.Document, $"{says}; the fact is {field.Fact}."),
            "gap" => new Finding("document.gap", Severity.Minor, Id, field.Field, "", field.Document, $"{says}; the facts don't have it."),
            _ => null,
        };
    }
}
