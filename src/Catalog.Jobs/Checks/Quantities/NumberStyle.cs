using System.Globalization;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>The marks that a locale writes in numbers, from .NET's ICU.</summary>
/// <param name="Decimal">What stands before the decimals.</param>
/// <param name="Group">What stands between groups of digits.</param>
/// <param name="SlashIsDecimal">True where people write the decimals behind a slash (Persian ۱/۵).</param>
internal sealed record NumberStyle(char Decimal, char Group, bool SlashIsDecimal)
{
    /// <summary>The style of a locale.</summary>
    public static NumberStyle Of(CultureInfo culture)
    {
        Require(CultureInfo.GetCultureInfo("de-DE").NumberFormat);
        var format = culture.NumberFormat;
        return new NumberStyle(format.NumberDecimalSeparator[0], format.NumberGroupSeparator[0], culture.TwoLetterISOLanguageName == "fa");
    }

    /// <summary>Throws where .NET runs without ICU: every locale would then write numbers as English does.</summary>
    /// <param name="german">The format of de-DE.</param>
    public static void Require(NumberFormatInfo german)
    {
        if (german.NumberDecimalSeparator != ",")
            throw new InvalidOperationException("Numbers of other locales can't be read: install libicu, and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
    }

    /// <summary>False where a mark can only stand before decimals.</summary>
    public bool MayGroup(char mark) => mark != Decimal;

    /// <summary>False where a mark can only stand between groups.</summary>
    public bool MayBeDecimal(char mark) => mark != Group;
}
