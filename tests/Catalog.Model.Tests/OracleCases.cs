using System.Text.Json;
using System.Text.Json.Serialization;

namespace Catalog.Model.Tests;

internal sealed record TokenizerCase(string Text, int[] Ids, string Decoded);

internal sealed record ResizeCase(int Height, int Width, int MinPixels, int MaxPixels, int[] Out);

internal sealed record TensorFile(string File, int[] Shape);

internal sealed record PictureCase(
    string File, int Width, int Height, int[] GridThw, TensorFile PixelValues, TensorFile ImageFeatures);

internal sealed record PromptCases(int[] EndIds, int ImageId, JsonElement Tools, List<PromptCase> Prompts);

/// <summary>One conversation of the reference; without <paramref name="Logits"/> only the top ten were kept.</summary>
internal sealed record PromptCase(
    string Name,
    string System,
    string[] Pictures,
    string Product,
    string Task,
    int PromptTokens,
    int[] PromptIds,
    PositionCase PositionIds,
    string[] ToolResponses,
    AnswerCase[] Answers,
    [property: JsonPropertyName("top10")] LogitCase[] Top10,
    TensorFile? Logits = null);

/// <summary>The first and last columns of [3, length], and what the next position lies behind the length.</summary>
internal sealed record PositionCase(int[][] First, int[][] Last, int Delta);

internal sealed record AnswerCase(int[] Ids, string Text);

internal sealed record LogitCase(int Id, float Logit);
