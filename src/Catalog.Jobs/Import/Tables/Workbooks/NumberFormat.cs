using System.Buffers;
using System.Globalization;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>
/// What a number is written as. A number is never rounded: a format adds zeros (<c>00123</c>, <c>90.750</c>), and makes dates of days and shares of percents; of
/// all others the number itself is taken, as short as it can be said exactly.
/// </summary>
internal sealed record NumberFormat(NumberKind Kind, int WholeDigits, int Decimals)
{
    private static readonly SearchValues<char> Dates = SearchValues.Create("yYdD"), Times = SearchValues.Create("hHsS"), Special = SearchValues.Create("eE/?*_"), Digits = SearchValues.Create("0#,.-+ ");

    public static NumberFormat General { get; } = new(NumberKind.Number, 1, 0);

    /// <summary>Reads a format's code (ECMA-376 part 1, 18.8.31).</summary>
    public static NumberFormat Of(string code)
    {
        var positive = Bare(code.Split(';')[0]);
        if (positive.Contains('@', StringComparison.Ordinal)) return General;
        if (positive.AsSpan().ContainsAny(Dates) || positive.Contains("mmm", StringComparison.OrdinalIgnoreCase))
            return new(positive.AsSpan().ContainsAny(Times) ? NumberKind.DateTime : NumberKind.Date, 1, 0);
        if (positive.AsSpan().ContainsAny(Times)) return new(NumberKind.Time, 1, 0);
        if (positive.AsSpan().ContainsAny(Special) || !positive.Contains('0', StringComparison.Ordinal)) return General;

        var number = positive.TrimEnd('%');
        var parts = number.Split('.');
        if (parts.Length > 2 || number.AsSpan().ContainsAnyExcept(Digits)) return General;
        var percent = positive.EndsWith('%');
        return new(percent ? NumberKind.Percent : NumberKind.Number, Math.Max(1, parts[0].Count(digit => digit == '0')), parts.Length == 1 ? 0 : parts[1].Count(digit => digit == '0'));
    }

    /// <summary>A built-in format, by its number (18.8.30).</summary>
    public static NumberFormat BuiltIn(int id) => id switch
    {
        2 or 4 or 7 or 8 or 39 or 40 or 44 => new(NumberKind.Number, 1, 2),
        9 => new(NumberKind.Percent, 1, 0),
        10 => new(NumberKind.Percent, 1, 2),
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => new(NumberKind.Date, 1, 0),
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) => new(NumberKind.Time, 1, 0),
        22 => new(NumberKind.DateTime, 1, 0),
        _ => General,
    };

    /// <summary>The text of a number.</summary>
    /// <param name="raw">As the file has it.</param>
    /// <param name="is1904">True where days are counted from 1904.</param>
    public string Text(string raw, bool is1904)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return raw;
        if (Kind is NumberKind.Date or NumberKind.Time or NumberKind.DateTime) return Moment(value, is1904) ?? Shortest(value);
        if (Kind == NumberKind.Percent) return Math.Abs(value) < 1e12 ? Padded(((decimal)value * 100).ToString("0.############################", CultureInfo.InvariantCulture)) + "%" : Shortest(value);
        return Padded(Shortest(value));
    }

    // Beyond these .NET writes exponents, which a person would never see.
    private static string Shortest(double value) => Math.Abs(value) is 0 or (>= 1e-9 and < 1e28)
        ? ((decimal)value is var exact && (double)exact == value ? exact.ToString("0.############################", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture))
        : value.ToString("R", CultureInfo.InvariantCulture);

    private string Padded(string number)
    {
        if (number.Contains('E', StringComparison.Ordinal)) return number;
        var sign = number.StartsWith('-') ? "-" : "";
        var parts = number[sign.Length..].Split('.');
        var decimals = (parts.Length > 1 ? parts[1] : "").PadRight(Decimals, '0');
        return sign + parts[0].PadLeft(WholeDigits, '0') + (decimals.Length > 0 ? "." + decimals : "");
    }

    private string? Moment(double days, bool is1904)
    {
        // 1900 is a leap year to Excel: its days up to February are one less.
        var start = is1904 ? new DateTime(1904, 1, 1) : days < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        if (days is < 0 or >= 2_957_003) return null;
        var moment = start.AddSeconds(Math.Round(days * 86400));
        return Kind switch
        {
            NumberKind.Time when days < 1 => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            NumberKind.Time => null,
            NumberKind.Date when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        };
    }

    // Without texts in quotation marks, escaped letters and [conditions].
    private static string Bare(string code)
    {
        var bare = new System.Text.StringBuilder();
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '\\') i++;
            else if (code[i] is '"' or '[') i = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1) is >= 0 and var end ? end : code.Length;
            else bare.Append(code[i]);
        }

        return bare.ToString().Trim();
    }
}

/// <summary>What a number stands for.</summary>
internal enum NumberKind
{
    Number,
    Percent,
    Date,
    Time,
    DateTime,
}
