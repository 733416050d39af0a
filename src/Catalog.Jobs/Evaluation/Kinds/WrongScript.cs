using System.Text.RegularExpressions;
using Catalog.Jobs.Checks;
using Lingua;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A bullet of the same product in a script that the locale isn't written in, such as Arabic in a Japanese text. Latin doesn't count: names and standards are written in it everywhere.</summary>
internal sealed partial class WrongScript() : FaultKind("wrong-script", "Wrong script", "script", "script")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var own = Scripts.Of(text.Culture);
        var foreign = ForeignTexts.Of(text, context.Set).SelectMany(other => other.PartsOf("bullets"))
            .Where(part => part.Text.Any(char.IsLetter) && part.Text.Where(char.IsLetter).All(letter => !own.Contains(ScriptOf(letter)) && ScriptOf(letter) != UnicodeScript.Latin))
            .ToList();
        if (text.PartsOf("bullets").LastOrDefault() is not { } part) return null;
        if (context.Pick(foreign) is { } wrong) return text.PlantWhole(part, wrong.Text);
        // No text in such a script: Cyrillic letters that look like Latin ones, as keyboards and copying give them.
        return own.Contains(UnicodeScript.Latin) && LookAlike().Match(part.Text) is { Success: true } match
            ? text.Plant(part, match.Index, match.Length, match.Value.Replace('a', 'а').Replace('e', 'е').Replace('o', 'о'))
            : null;
    }

    private static UnicodeScript ScriptOf(char letter) => UnicodeScriptInfo.GetScript(letter);

    [GeneratedRegex(@"\b\p{L}*[aeo]\p{L}+\b")]
    private static partial Regex LookAlike();
}
