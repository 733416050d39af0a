namespace Catalog.Jobs.Checks.Colours;

/// <summary>A colour's word in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Colour">The colour.</param>
/// <param name="IsSure">False for words that often mean something else (gold, cream).</param>
internal sealed record ColourSpan(TextSpan Span, Colour Colour, bool IsSure);
