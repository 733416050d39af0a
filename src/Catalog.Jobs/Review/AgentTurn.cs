namespace Catalog.Jobs.Review;

/// <summary>A turn of the conversation in which the model read the product's documents.</summary>
/// <param name="Tail">What was sent.</param>
/// <param name="Answer">What the model said.</param>
public sealed record AgentTurn(int Turn, string Tail, string Answer, int DecodeTokens, double Seconds);
