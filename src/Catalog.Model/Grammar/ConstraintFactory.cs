using System.Globalization;
using System.Text;

namespace Catalog.Model.Grammar;

/// <summary>
/// Makes the constraints of one tokenizer and keeps the latest used, by the formats' content. Safe for several threads; engines with the same
/// tokenizer may share one, or have one each where they should never wait for one another's masks.
/// </summary>
/// <param name="encode">The tokenizer, which says how forced text is cut; null: only single tokens are forced.</param>
internal sealed class ConstraintFactory(TokenVocabulary vocabulary, Func<string, int[]>? encode = null)
{
    private const int Kept = 32;

    // A constraint with more states than this is made anew for the next answers: what nested arrays have counted is given back.
    private const int KeptStates = 100_000;

    private readonly ForcedCut? cut = encode is null ? null : new ForcedCut(vocabulary, encode);
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Constraint Constraint)>> byFormat = [];
    private readonly LinkedList<(string Key, Constraint Constraint)> latest = [];

    /// <summary>The constraint of a format; the same one for formats with the same content as long as it is kept.</summary>
    /// <exception cref="AnswerFormatException">The format, or a keyword of its schema, is not supported.</exception>
    public Constraint Get(AnswerFormat format)
    {
        var key = Key(format);
        lock (gate)
        {
            if (byFormat.Remove(key, out var kept))
                latest.Remove(kept);
            var constraint = kept is not null && kept.Value.Constraint.States <= KeptStates ? kept.Value.Constraint : Make(format);
            byFormat.Add(key, latest.AddFirst((key, constraint)));
            if (latest.Count > Kept)
            {
                byFormat.Remove(latest.Last!.Value.Key);
                latest.RemoveLast();
            }

            return constraint;
        }
    }

    private Constraint Make(AnswerFormat format)
    {
        var missing = Symbols.Markers.Where(marker => vocabulary.Marker(marker.Symbol) < 0).Select(marker => marker.Text).ToList();
        if (format.ToolCalls.Count > 0 && missing.Count > 0)
            throw new AnswerFormatException("", "tool calls", $"the model's tokenizer has no token {string.Join(", ", missing)}; it can't call tools.");
        return new Constraint(GrammarCompiler.Compile(format), vocabulary, cut);
    }

    // Every part with its length before it, so that no two formats have the same key.
    private static string Key(AnswerFormat format)
    {
        var key = new StringBuilder();
        if (format.Schema is not null)
            Append(key.Append('s'), format.Schema);
        foreach (var call in format.ToolCalls)
        {
            Append(key.Append('t'), call.Name);
            foreach (var (name, values) in call.Parameters)
            {
                Append(key.Append('p'), name);
                foreach (var value in values)
                    Append(key.Append('v'), value);
            }
        }

        return key.ToString();
    }

    private static void Append(StringBuilder key, string part) => key.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part);
}
