using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Lingua;

namespace Catalog.Jobs.Checks;

/// <summary>Which scripts locales are written in.</summary>
internal static class Scripts
{
    private static readonly ConcurrentDictionary<string, IReadOnlySet<UnicodeScript>> Known = new();

    /// <summary>
    /// The scripts of a locale: those of its own name in ICU ("русский (Россия)"), so that no table has to be kept; Japanese adds the kana, Korean Han.
    /// </summary>
    public static IReadOnlySet<UnicodeScript> Of(CultureInfo culture) => Known.GetOrAdd(culture.Name, _ =>
    {
        var scripts = culture.NativeName.EnumerateRunes().Where(Rune.IsLetter).Select(Of).Where(script => script != UnicodeScript.Common).ToHashSet();
        if (culture.TwoLetterISOLanguageName == "ja") scripts.UnionWith([UnicodeScript.Hiragana, UnicodeScript.Katakana]);
        if (culture.TwoLetterISOLanguageName == "ko") scripts.Add(UnicodeScript.Han);
        return scripts;
    });

    /// <summary>A letter's script; <see cref="UnicodeScript.Common"/> for what belongs to none or stands outside of what shops write.</summary>
    public static UnicodeScript Of(Rune rune) => rune.Value switch
    {
        < 0x10000 when UnicodeScriptInfo.GetScript((char)rune.Value) is var script and not (UnicodeScript.Inherited or UnicodeScript.Unknown) => script,
        >= 0x20000 and < 0x40000 => UnicodeScript.Han,
        _ => UnicodeScript.Common,
    };
}
