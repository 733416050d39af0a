using Catalog.Jobs.Products;

namespace Catalog.Jobs.Import;

/// <summary>The pictures and documents that some rows name, looked for.</summary>
/// <param name="Files">By the path in the cell: the file, or why it isn't there.</param>
internal sealed record FoundMedia(IReadOnlyDictionary<string, (MediaFile? File, MediaProblem? Problem)> Files)
{
    /// <summary>No files.</summary>
    public static FoundMedia None { get; } = new(new Dictionary<string, (MediaFile?, MediaProblem?)>());

    /// <summary>The file of a path that was looked for.</summary>
    public (MediaFile? File, string? Problem) Of(string path) => Files.TryGetValue(path, out var found) ? (found.File, found.Problem?.Code) : (null, null);

    /// <summary>Why the file of a path can't be taken; null: it can.</summary>
    public MediaProblem? ProblemOf(string path) => Files.TryGetValue(path, out var found) ? found.Problem : null;
}

/// <summary>Why a picture or document can't be taken.</summary>
/// <param name="Code"><c>path-outside</c>, <c>missing</c>, <c>picture-too-large</c> or <see cref="Remote"/>.</param>
/// <param name="Detail">What the machine says about it; empty: nothing.</param>
internal sealed record MediaProblem(string Code, string Detail = "")
{
    /// <summary>The code of a picture that couldn't be fetched; the detail is a sentence for a person.</summary>
    public const string Remote = "remote-picture";
}
