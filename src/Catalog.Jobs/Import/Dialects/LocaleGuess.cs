using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Lingua;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>The locale of a shop's texts: their language, in the country that .NET takes for it.</summary>
internal static class LocaleGuess
{
    private const int Enough = 5000;
    private const string Unknown = "en-US";

    private static readonly string[] Codes = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr", "el", "ru", "uk", "ar", "he", "ja", "ko", "zh"];

    /// <summary>The likeliest locale; en-US where there is no text.</summary>
    public static string Of(string text)
    {
        if (!text.Any(char.IsLetter)) return Unknown;
        var cultures = Codes.Select(code => CultureInfo.CreateSpecificCulture(code))
            .Select(culture => (Language: LanguageDetection.Of(culture), culture.Name))
            .Where(one => one.Language is not null && LocaleCodes.Problem(one.Name) is null)
            .ToList();
        IReadOnlyList<Language> languages = [.. cultures.Select(one => one.Language!.Value).Distinct()];
        var confidence = LanguageDetection.LogConfidence(text.Length > Enough ? text[..Enough] : text, languages);
        return cultures.MaxBy(one => confidence[one.Language!.Value]).Name ?? Unknown;
    }
}
