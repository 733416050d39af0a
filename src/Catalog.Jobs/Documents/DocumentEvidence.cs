using System.Text.Json.Serialization;

namespace Catalog.Jobs.Documents;

/// <summary>What was said about a product's supplier documents; stored as JSON beside the product and shown on its page.</summary>
/// <param name="Fields">In the documents' order.</param>
public sealed record DocumentEvidence([property: JsonPropertyName("fields")] IReadOnlyList<DocumentFieldEvidence> Fields);

/// <summary>A field that a document states, judged.</summary>
/// <param name="Field">The fact column.</param>
/// <param name="Fact">Our fact, not the one that the model restated; empty: the product lacks it.</param>
/// <param name="Document">What the document says.</param>
/// <param name="ModelVerdict">same, different or gap.</param>
/// <param name="Verdict">The verdict that counts, in the same words.</param>
/// <param name="Disagreement">The two verdicts differ, or the model's was taken where the words differ.</param>
public sealed record DocumentFieldEvidence(
    [property: JsonPropertyName("field")] string Field,
    [property: JsonPropertyName("fact")] string Fact,
    [property: JsonPropertyName("document")] string Document,
    [property: JsonPropertyName("modelVerdict")] string ModelVerdict,
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("disagreement")] bool Disagreement);
