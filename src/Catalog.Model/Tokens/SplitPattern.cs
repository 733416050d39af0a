using System.Text.RegularExpressions;
using Catalog.Model.ModelFiles;

namespace Catalog.Model.Tokens;

/// <summary>
/// The regex of a pre-tokenizer. The reference runs it in Oniguruma; what .NET writes the same way but reads differently
/// (POSIX brackets, class intersections, scripts, <c>\h</c>, <c>\w</c> …) is refused.
/// </summary>
internal static partial class SplitPattern
{
    /// <summary>Reads a <c>Split</c> followed by a <c>ByteLevel</c> that neither splits nor adds a space.</summary>
    public static Regex Read(JsonKey preTokenizer)
    {
        preTokenizer.MustBe("type", "Sequence");
        var steps = preTokenizer.Key("pretokenizers");
        if (steps.Items().ToArray() is not [var split, var byteLevel])
            throw steps.Error("must hold a Split and a ByteLevel");
        byteLevel.MustBe("type", "ByteLevel");
        byteLevel.MustBeUnset("add_prefix_space", "use_regex");
        _ = byteLevel.Key("use_regex"); // The reference splits by a regex of its own where the key is missing.
        split.MustBe("type", "Split");
        split.MustBe("behavior", "Isolated");
        split.MustBeUnset("invert");
        return Compile(split.Key("pattern").Key("Regex"));
    }

    private static Regex Compile(JsonKey pattern)
    {
        var text = pattern.Text();
        if (Unportable().Match(text) is { Success: true } part)
            throw pattern.Error($"has \"{part.Value}\" at character {part.Index + 1}, which .NET reads differently");
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.Compiled);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(pattern.Error($"isn't a regex that .NET knows: {error.Message}").Message, error);
        }
    }

    [GeneratedRegex(@"\[:|&&|[?*+]\+|[0-9]\}\+|\\[^rntsSpP\p{P}\p{S}]|\\[pP](?!\{[LMNPSZC][a-z]?\})")]
    private static partial Regex Unportable();
}
