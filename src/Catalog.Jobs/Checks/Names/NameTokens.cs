using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Names;

/// <summary>A word of letters, digits and marks, with its place.</summary>
internal sealed record NameToken(string Text, int Start)
{
    /// <summary>Behind its last letter.</summary>
    public int End => Start + Text.Length;
}

/// <summary>Splits a string into words.</summary>
internal static partial class NameTokens
{
    /// <summary>The words in order.</summary>
    public static IReadOnlyList<NameToken> Of(string text) => [.. Word().Matches(text).Select(match => new NameToken(match.Value, match.Index))];

    /// <summary>The words of texts, small.</summary>
    public static HashSet<string> Set(IEnumerable<string> texts) => texts.SelectMany(Of).Select(token => token.Text.ToLowerInvariant()).ToHashSet();

    // A name in Chinese, Japanese, Korean, Thai or Arabic text often touches the words around it.
    [GeneratedRegex(
        @"(?:(?![\u0600-\u06FF\u0E00-\u0EFF\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF])[\p{L}\p{M}\d])+|[\u0600-\u06FF]+|[\u0E00-\u0EFF]+|[\u3005-\u30FF\u3400-\u9FFF\uF900-\uFAFF]+|[\uAC00-\uD7AF]+",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
