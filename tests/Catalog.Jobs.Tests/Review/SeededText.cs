using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Tests.Review;

/// <summary>A text to put into the store.</summary>
/// <param name="Said">What it says, field by field; null: not read back.</param>
/// <param name="Earlier">The text of a revision before; null: this is the first.</param>
public sealed record SeededText(
    string Locale, string State, Copy Text, ReadBack? Said = null, IReadOnlyList<Finding>? Findings = null, Copy? Earlier = null, string Author = "model")
{
    /// <summary>A text of the demo's four fields.</summary>
    public static Copy Fields(string title, string description, string bullets, string altText) => new(
    [
        new CopyField("title", [title], false),
        new CopyField("description", [description], false),
        new CopyField("bullets", bullets.Split('\n'), true),
        new CopyField("alt_text", [altText], false),
    ]);

    /// <summary>A read-back, a line a field: <c>title: a; b</c>.</summary>
    public static ReadBack Says(params string[] lines) => new([.. lines
        .Select(line => line.Split(": ", 2))
        .Select(pair => KeyValuePair.Create(pair[0], (IReadOnlyList<string>)pair[1].Split("; ")))]);
}
