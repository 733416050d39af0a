using System.Globalization;

namespace Catalog.Jobs.Catalogs;

/// <summary>Which locale codes exist: those of .NET's specific cultures (a language in a country).</summary>
public static class LocaleCodes
{
    /// <summary>What is wrong with a code; null where it can be used.</summary>
    public static string? Problem(string code)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(code, predefinedOnly: true);
            if (culture.IsNeutralCulture || culture.Name.Length == 0) return $"\"{code}\" is a language without a country; write it like de-DE";
            return culture.Name == code ? null : $"\"{code}\" is written {culture.Name}";
        }
        catch (CultureNotFoundException)
        {
            return $"\"{code}\" is no locale that .NET knows; write it like de-DE";
        }
    }
}
