using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Checks;

/// <summary>How long a text is.</summary>
public static class TextLength
{
    /// <summary>The length in a unit.</summary>
    public static int Of(string text, LengthUnit unit) => unit switch
    {
        LengthUnit.Characters => new StringInfo(text).LengthInTextElements,
        LengthUnit.Bytes => Encoding.UTF8.GetByteCount(text),
        LengthUnit.Width => Elements(text).Sum(DisplayWidth.OfElement),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>The unit's word for people, in the plural.</summary>
    public static string Word(LengthUnit unit) => unit switch
    {
        LengthUnit.Characters => "characters",
        LengthUnit.Bytes => "bytes",
        LengthUnit.Width => "columns",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }
}
