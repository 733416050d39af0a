using Catalog.Model.Grammar;

namespace Catalog.Model.Chat;

/// <summary>How an answer is decoded.</summary>
/// <param name="MaxTokens">Tokens of the answer at most, the end marker included; at least 1.</param>
/// <param name="Format">What the answer must look like; null leaves it free.</param>
/// <param name="Sampling">How the next token is chosen; null takes the likeliest.</param>
/// <param name="Interactive">A person waits: goes before work of the night.</param>
public sealed record Decoding(int MaxTokens, AnswerFormat? Format = null, Sampling? Sampling = null, bool Interactive = false);

/// <summary>Random choice of the next token. The same seed gives the same text, whoever shares the batch.</summary>
/// <param name="Temperature">Above 0; the logits are divided by it.</param>
/// <param name="TopP">0 to 1: the smallest set of likeliest tokens with at least this share.</param>
/// <param name="TopK">At most this many of the likeliest tokens.</param>
/// <param name="Seed">Start of the row's own random numbers.</param>
public sealed record Sampling(float Temperature, float TopP, int TopK, long Seed);
