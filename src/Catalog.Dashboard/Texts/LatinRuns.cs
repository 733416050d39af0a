using System.Text.RegularExpressions;

namespace Catalog.Dashboard.Texts;

/// <summary>
/// Runs of Latin letters and the numbers that belong to them in a text that runs from right to left: <c>Velmora Metro</c>, <c>30 L</c>. Set apart they
/// keep their own order on the screen, whatever stands beside them (Unicode UAX #9, isolates).
/// </summary>
internal static partial class LatinRuns
{
    /// <summary>A text as runs, in order.</summary>
    public static IEnumerable<(string Text, bool IsLatin)> Split(string text)
    {
        var at = 0;
        foreach (Match match in Run().Matches(text))
        {
            if (match.Index > at) yield return (text[at..match.Index], false);
            yield return (match.Value, true);
            at = match.Index + match.Length;
        }

        if (at < text.Length) yield return (text[at..], false);
    }

    // Begins with a Latin letter, or a number with a Latin unit; words follow one another as long as only spaces and marks are between them.
    [GeneratedRegex(@"(?:[0-9][0-9.,]*[ \u00A0\u202F]?)?[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}-[^\p{L}µ°%²³]]+(?:[ \u00A0\u202F.,'’&+/×-]*[0-9A-Za-zÀ-ž°%²³]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
