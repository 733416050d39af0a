using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>What the kinds about names share.</summary>
internal static class NameEdits
{
    /// <summary>A place of the title where a name stands; null where it doesn't.</summary>
    public static (TextPart Part, TextSpan Span)? InTitle(EvaluationText text, string name)
    {
        foreach (var part in text.PartsOf("title"))
            if (TermSearch.Find(part.Text, name).FirstOrDefault() is { } span) return (part, span);
        return null;
    }

    /// <summary>A name with a slip of the pen: two neighbouring letters inside of it change places, or one is doubled where all are alike.</summary>
    public static string Misspell(string name, Random random)
    {
        var places = Enumerable.Range(1, Math.Max(0, name.Length - 2))
            .Where(at => at + 1 < name.Length && char.IsLetter(name[at]) && char.IsLetter(name[at + 1]) && char.ToLowerInvariant(name[at]) != char.ToLowerInvariant(name[at + 1]))
            .ToList();
        if (places.Count == 0) return name + name[^1];
        var place = places[random.Next(places.Count)];
        return string.Concat(name[..place], $"{name[place + 1]}{name[place]}", name[(place + 2)..]);
    }
}
