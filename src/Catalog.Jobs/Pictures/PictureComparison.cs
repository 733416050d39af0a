using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Pictures;

/// <summary>What the comparison of a product's pictures with its facts gave.</summary>
public sealed record PictureComparisonResult(PictureEvidence Evidence, IReadOnlyList<Finding> Findings);

/// <summary>
/// Judges what the model saw in the pictures. Code compares its own fact with what is shown: equal is supported, nothing shown is not visible, another
/// value is contradicted. Only where the words differ may a trusted model say that they mean the same (navy, dark blue).
/// </summary>
public static class PictureComparison
{
    /// <summary>The source of its findings.</summary>
    public const string Id = "pictures";

    /// <summary>Its entry in the registry.</summary>
    public static ModelCheck Check { get; } = new(new CheckData(
        Id, "Pictures", Severity.Major, "image.*", "image.overlay", "image.watermark", "image.text_language", "image.count", "image.wrong_variant", "image.unusable")
    {
        Description = "What the model sees in the product's pictures, compared with the facts by code; a contradiction has the type `image.` and the fact's key. Problems of the picture itself are the model's word.",
        Scope = CheckScope.Product,
    });

    /// <summary>The evidence for people, and a finding for every contradiction (<c>image.</c> and the fact's key) and every problem.</summary>
    /// <param name="product">Whose facts count.</param>
    /// <param name="answers">What the model said, one a picture; or one about all of them.</param>
    /// <param name="trustVerdicts">From the model's profile.</param>
    public static PictureComparisonResult Compare(Product product, IReadOnlyList<PictureAnswer> answers, bool trustVerdicts)
    {
        var several = answers.Count > 1;
        var claims = answers.SelectMany((answer, index) => answer.Claims.Where(claim => product.Fact(claim.Field) is not null)
            .Select(claim => Judge(product.Fact(claim.Field)!, claim, trustVerdicts) with { Picture = several ? index + 1 : null })).ToList();
        var problems = answers.SelectMany(answer => answer.Problems).Distinct().ToList();
        var contradictions = claims.Where(claim => claim.Verdict == "contradicted").Select(claim => new Finding(
            "image." + claim.Field, Severity.Major, Id, claim.Field, claim.Shown, claim.Fact,
            $"{Which(claim)} shows {claim.Shown}; the fact {claim.Field} is {claim.Fact}."));
        var faults = problems.Select(problem => new Finding(
            problem, Severity.Major, Id, null, "", "", several ? $"{Message(problem)} ({Names(answers, problem)})" : Message(problem)));
        return new PictureComparisonResult(
            new PictureEvidence(claims, problems),
            [.. contradictions.Concat(PictureContradictions.Find(claims)).Concat(faults).DistinctBy(finding => (finding.Type, finding.Field, finding.Found))]);
    }

    private static string Which(PictureClaimEvidence claim) => claim.Picture is { } picture ? $"Picture {picture}" : "The picture";

    private static string Names(IReadOnlyList<PictureAnswer> answers, string problem) =>
        string.Join(", ", answers.Index().Where(answer => answer.Item.Problems.Contains(problem)).Select(answer => $"picture {answer.Index + 1}"));

    private static PictureClaimEvidence Judge(Fact fact, PictureClaim claim, bool trustVerdicts)
    {
        var shown = claim.Shown.Trim();
        var verdict = shown.Length == 0 ? "not visible"
            : fact.Values.Append(fact.Text).Any(value => FactText.Same(value, shown)) ? "supported"
            : "contradicted";
        var wording = verdict == "contradicted" && trustVerdicts && claim.Verdict == "supported" && !FactText.AreQuantities(fact.Text, shown);
        var disagreement = claim.Verdict != verdict;
        return new PictureClaimEvidence(claim.Field, fact.Text, shown, claim.Verdict, wording ? "supported" : verdict, disagreement);
    }

    private static string Message(string problem) => problem switch
    {
        "image.overlay" => "Text, a price or a sticker lies over the picture.",
        "image.watermark" => "The picture has a watermark.",
        "image.text_language" => "The picture has text that shoppers of other countries can't read.",
        "image.count" => "The picture shows another number of items than is sold.",
        "image.wrong_variant" => "The picture shows another variant of the product.",
        "image.unusable" => "The picture is too blurred, dark or cropped to sell the product.",
        _ => $"The picture has the problem {problem}.",
    };
}
