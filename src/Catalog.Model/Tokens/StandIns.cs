using System.Text;

namespace Catalog.Model.Tokens;

/// <summary>Characters of the basic plane that match a tokenizer's regex in the place of what .NET would match differently.</summary>
internal static class StandIns
{
    /// <summary>ſ, which the reference's case-insensitive match takes for an s; .NET's does not.</summary>
    public const char LongS = '\u017F';

    /// <summary>The Kelvin sign, which is a k to the reference's case-insensitive match.</summary>
    public const char KelvinSign = '\u212A';

    // One character per general category, by UnicodeCategory's order; none is ASCII, so no literal of the pattern can match one.
    private const string ByCategory =
        "\u00C0\u00E0\u01C5\u02B0\u00AA" // Lu Ll Lt Lm Lo
        + "\u0300\u0903\u0488" // Mn Mc Me
        + "\u0660\u2160\u00B2" // Nd Nl No
        + "\u00A0\u2028\u2029" // Zs Zl Zp
        + "\u0080\u00AD\uFFFD\uE000" // Cc Cf Cs Co; a surrogate alone has become U+FFFD before
        + "\u203F\u2010\u2045\u2046\u00AB\u00BB\u00A1" // Pc Pd Ps Pe Pi Pf Po
        + "\u00B1\u00A2\u00A8\u00A6" // Sm Sc Sk So
        + "\u0378"; // Cn

    /// <summary>The character to match in the place of <paramref name="rune"/>.</summary>
    public static char For(Rune rune) => rune.Value switch
    {
        LongS => 's',
        KelvinSign => 'k',
        <= char.MaxValue => (char)rune.Value,
        _ => ByCategory[(int)Rune.GetUnicodeCategory(rune)],
    };
}
