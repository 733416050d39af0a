using System.Globalization;
using System.Text.RegularExpressions;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Colours;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

/// <summary>A right sentence of every language, and the same with a wrong number, unit and colour.</summary>
public sealed partial class LanguageTableTests
{
    private static readonly Product Bag = Samples.Product(("title", "Tempo"), ("color", "red"), ("capacity", "1.5 L"), ("weight", "1150 g"));

    public static TheoryData<string, string, string, string, string, string> Sentences
    {
        get
        {
            TheoryData<string, string, string, string, string, string> rows = [];
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Checks", "LanguageTable.tsv")))
            {
                var cells = line.Split('\t');
                rows.Add(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
            }

            return rows;
        }
    }

    [Fact]
    public void Every_language_with_colours_has_a_sentence()
    {
        var languages = Sentences.Select(row => CultureInfo.GetCultureInfo(row.Data.Item1)).Select(culture => culture.Name.StartsWith("sr-Latn", StringComparison.Ordinal) ? "sr-Latn" : culture.TwoLetterISOLanguageName);
        Assert.Equal(ColourWords.Languages, languages.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Right_is_fine_and_each_fault_is_found(string locale, string text, string unit, string wrongUnit, string colour, string wrongColour)
    {
        Assert.Empty(Run(locale, text));
        Assert.Equal(["accuracy.unit"], Run(locale, Replace(text, unit, wrongUnit)).Select(finding => finding.Type));
        Assert.Equal([("accuracy.attribute", wrongColour)], Run(locale, Replace(text, colour, wrongColour)).Select(finding => (finding.Type, finding.Found)));
        Assert.Equal(["accuracy.number"], Run(locale, FirstDigit().Replace(text, "7", 1)).Select(finding => finding.Type));
    }

    private static string Replace(string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        return text[..at] + wrong + text[(at + right.Length)..];
    }

    private static List<Finding> Run(string locale, string text)
    {
        var input = CheckSamples.Description(locale, text, Bag);
        return [.. new NumbersCheck().Run(input), .. new ColorCheck().Run(input)];
    }

    [GeneratedRegex(@"\d")]
    private static partial Regex FirstDigit();
}
