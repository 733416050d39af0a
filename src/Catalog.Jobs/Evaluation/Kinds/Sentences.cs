using System.Text.RegularExpressions;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Sentences of texts in any script.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences with their end marks, without the spaces between.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Sentence().Matches(text).Select(match => match.Value.Trim())];

    /// <summary>What stands between two sentences of a locale.</summary>
    public static string Gap(EvaluationText text) => text.Culture.TwoLetterISOLanguageName is "ja" or "zh" ? "" : " ";

    // A point between digits ends nothing.
    [GeneratedRegex(@".+?(?:[.!?](?=\s|$)|[。！？]|$)\s*", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
