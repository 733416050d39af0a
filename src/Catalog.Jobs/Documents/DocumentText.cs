namespace Catalog.Jobs.Documents;

/// <summary>A document's text.</summary>
/// <param name="Lines">In reading order, without empty ones.</param>
/// <param name="Truncated">There was more than the limits allow.</param>
/// <param name="Error">Why there is no text, for people; null where there is one.</param>
public sealed record DocumentText(IReadOnlyList<string> Lines, bool Truncated, string? Error)
{
    /// <summary>What the model gets: the lines, joined by line ends, or why there are none.</summary>
    public string Text => Error ?? string.Join('\n', Lines);

    internal static DocumentText Failed(string error) => new([], false, error);
}
