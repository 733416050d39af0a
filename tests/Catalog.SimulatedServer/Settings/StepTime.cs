using System.Globalization;

namespace Catalog.Simulation.Settings;

/// <summary>
/// How long a decode step takes: <paramref name="Base"/> + <paramref name="Row"/> × rows + <paramref name="PromptToken"/> × prompt tokens computed in it,
/// in ms.
/// </summary>
internal sealed record StepTime(double Base, double Row, double PromptToken)
{
    private const double Longest = 60_000;

    /// <summary>Reads a,b[,c].</summary>
    /// <returns>Null for an empty text.</returns>
    /// <exception cref="FormatException">It's something else.</exception>
    public static StepTime? Parse(string text)
    {
        if (text.Length == 0) return null;
        var values = text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : -1).ToList();
        if (values.Count is < 2 or > 3 || values.Any(value => !(value is >= 0 and <= Longest)))
            throw new FormatException($"simulateTime is “{text}”; two or three numbers of milliseconds are expected, such as 10,0.5");
        return new StepTime(values[0], values[1], values.ElementAtOrDefault(2));
    }
}
