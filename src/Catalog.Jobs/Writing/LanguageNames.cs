using System.Globalization;

namespace Catalog.Jobs.Writing;

/// <summary>English names of locales, as the demo model was trained on them.</summary>
public static class LanguageNames
{
    /// <summary>The language with its country, <c>German (Germany)</c>.</summary>
    /// <param name="locale">A BCP 47 code, <c>de-DE</c>.</param>
    /// <exception cref="CultureNotFoundException">No such code.</exception>
    public static string Locale(string locale) => CultureInfo.GetCultureInfo(locale).EnglishName;

    /// <summary>The language alone, <c>German</c>.</summary>
    /// <exception cref="CultureNotFoundException">No such code.</exception>
    public static string Language(string locale) => CultureInfo.GetCultureInfo(CultureInfo.GetCultureInfo(locale).TwoLetterISOLanguageName).EnglishName;
}
