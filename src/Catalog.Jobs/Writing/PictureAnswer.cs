namespace Catalog.Jobs.Writing;

/// <summary>What the model said about the pictures.</summary>
/// <param name="Claims">One a fact that a picture can show.</param>
/// <param name="Problems">Of <see cref="KnownProblems"/>.</param>
public sealed record PictureAnswer(IReadOnlyList<PictureClaim> Claims, IReadOnlyList<string> Problems)
{
    /// <summary>All problems that the contract knows.</summary>
    public static IReadOnlyList<string> KnownProblems { get; } =
        ["image.overlay", "image.watermark", "image.text_language", "image.count", "image.wrong_variant", "image.unusable"];

    /// <summary>All verdicts that the contract knows.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["supported", "contradicted", "not visible"];
}

/// <summary>A fact as the model restated it, what the pictures show (empty: nothing of it) and its verdict.</summary>
public sealed record PictureClaim(string Field, string Fact, string Shown, string Verdict);
