using System.Globalization;

namespace Catalog.Dashboard.Pages;

/// <summary>How values are written for people. The interface is English; dates are UTC and say so.</summary>
public static class Show
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>12 345.</summary>
    public static string Number(long value) => value.ToString("#,0", English).Replace(',', '\u202F');

    /// <summary>980 bytes, 12.3 KB, 4 MB.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 20 => Decimal(bytes / (double)(1 << 20)) + "\u202FMB",
        >= 1 << 10 => Decimal(bytes / (double)(1 << 10)) + "\u202FKB",
        _ => Number(bytes) + " bytes",
    };

    /// <summary>A text cut to at most <paramref name="most"/> characters as readers see them.</summary>
    public static string Shortened(string text, int most)
    {
        if (text.Length <= most) return text;
        var letters = new StringInfo(text);
        return letters.LengthInTextElements <= most ? text : letters.SubstringByTextElements(0, most) + "…";
    }

    /// <summary>A number with at most <paramref name="digits"/> places.</summary>
    public static string Decimal(double value, int digits = 1) =>
        Math.Abs(value) >= 10000 ? Number((long)Math.Round(value)) : value.ToString("#,0." + new string('#', digits), English).Replace(',', '\u202F');

    /// <summary>97 %.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", English) + "\u202F%";

    /// <summary>24 Nov 2026, 03:12 UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", English);

    /// <summary>The machine-readable form for <c>time</c> elements.</summary>
    public static string Machine(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English);

    /// <summary>1 h 12 min, 3 min 20 s, 4.2 s.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        >= 3600 => $"{(int)(seconds / 3600)} h {(int)(seconds % 3600 / 60)} min",
        >= 60 => $"{(int)(seconds / 60)} min {(int)(seconds % 60)} s",
        _ => seconds.ToString("0.#", English) + " s",
    };

    /// <summary>needs_review → Needs review; seo_title → Seo title.</summary>
    public static string Words(string key)
    {
        var words = key.Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A key as part of an element's id: battery life → battery-life.</summary>
    public static string Slug(string key) => string.Concat(key.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));

    /// <summary>3 d, 4 h, 12 min: how long ago, in the largest unit that fits.</summary>
    public static string Ago(DateTimeOffset moment, DateTimeOffset now) => (now - moment) switch
    {
        { TotalDays: >= 1 } span => $"{(int)span.TotalDays} d",
        { TotalHours: >= 1 } span => $"{(int)span.TotalHours} h",
        { TotalMinutes: >= 1 } span => $"{(int)span.TotalMinutes} min",
        _ => "now",
    };

    /// <summary>German (Germany); the code itself where the machine doesn't know it.</summary>
    public static string Language(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return locale;
        }
    }

    /// <summary>The <c>dir</c> attribute of texts in a locale.</summary>
    public static string Direction(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale).TextInfo.IsRightToLeft ? "rtl" : "ltr";
        }
        catch (CultureNotFoundException)
        {
            return "auto";
        }
    }
}
