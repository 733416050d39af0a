using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks;

/// <summary>Splits a text of any script into sentences.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences with their end marks, without the spaces around them.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        foreach (Match match in Sentence().Matches(text))
        {
            var leading = match.Length - match.Value.TrimStart().Length;
            var trimmed = match.Value.Trim();
            if (trimmed.Length > 0) yield return new(match.Index + leading, trimmed.Length);
        }
    }

    // A full stop ends one before a space only ("1.15 kg", "3.5"); the marks of other scripts always do.
    [GeneratedRegex(@"(?:[^.!?…。！？؟۔।॥\n]|[.!?…](?![\s""“”»)\]]|$))*(?:[.!?…]+[""“”»)\]]*|[。！？؟۔।॥]+[」』）]*|\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();
}
