using System.Globalization;

namespace Catalog.Jobs.Review;

/// <summary>A place in a queue: what comes behind it is next.</summary>
/// <param name="Locale">In the order by locale; else empty.</param>
/// <param name="Key"><c>copy.due</c>, or the product's id in the order by product.</param>
/// <param name="Id">The copy's id.</param>
public readonly record struct QueuePlace(string Locale, long Key, long Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is anything else.</summary>
    public static QueuePlace? Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || parts[0].Length > 40) return null;
        return long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new QueuePlace(parts[0], key, id) : null;
    }

    /// <summary><c>de-DE.1764000000.17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Locale}.{Key}.{Id}");
}
