using System.Text.Json.Serialization;

namespace Catalog.Jobs.Pictures;

/// <summary>What was said about a product's pictures; stored as JSON beside the product and shown on its page.</summary>
/// <param name="Claims">In the model's order.</param>
/// <param name="Problems">Types of what is wrong with the pictures themselves.</param>
public sealed record PictureEvidence(
    [property: JsonPropertyName("claims")] IReadOnlyList<PictureClaimEvidence> Claims,
    [property: JsonPropertyName("problems")] IReadOnlyList<string> Problems);

/// <summary>A claim, judged.</summary>
/// <param name="Field">The fact's key.</param>
/// <param name="Fact">Our fact, not the one that the model restated.</param>
/// <param name="Shown">What the model says that the pictures show; empty: nothing of it.</param>
/// <param name="ModelVerdict">supported, contradicted or not visible.</param>
/// <param name="Verdict">The verdict that counts, in the same words.</param>
/// <param name="Disagreement">The two verdicts differ, or the model's was taken where the words differ.</param>
/// <param name="Picture">Which picture, from 1; null where the product has one.</param>
public sealed record PictureClaimEvidence(
    [property: JsonPropertyName("field")] string Field,
    [property: JsonPropertyName("fact")] string Fact,
    [property: JsonPropertyName("shown")] string Shown,
    [property: JsonPropertyName("modelVerdict")] string ModelVerdict,
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("disagreement")] bool Disagreement,
    [property: JsonPropertyName("picture"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Picture = null);
