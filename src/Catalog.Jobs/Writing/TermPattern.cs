using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Writing;

/// <summary>What to look for when a term is looked for.</summary>
internal sealed class TermPattern
{
    // Shorter words with an ending are too often other words.
    private const int ShortestInflected = 4;
    private const int ShortestStem = 3;

    private readonly CultureInfo? casing;
    private readonly bool caseSensitive;

    /// <summary>Forms that must stand as they are.</summary>
    /// <param name="forms">The term and others that count as it; empty ones are nowhere.</param>
    public TermPattern(IReadOnlyList<string> forms)
        : this(forms, false, null, false)
    {
    }

    private TermPattern(IReadOnlyList<string> forms, bool caseSensitive, string? locale, bool inflects)
    {
        this.caseSensitive = caseSensitive;
        casing = locale is not null && !caseSensitive && WordEndings.HasDotlessI(locale) ? CultureInfo.GetCultureInfo(locale) : null;
        Endings = inflects && locale is not null ? WordEndings.Of(locale) : WordEndings.None;
        Stems = [.. forms.Select(form => form.Trim()).Where(form => form.Length > 0).SelectMany(Composed).Select(Fold).Distinct().SelectMany(StemsOf).Distinct()];
    }

    /// <summary>What to search; each with what may follow.</summary>
    public IReadOnlyList<TermStem> Stems { get; }

    /// <summary>What may stand before and behind a stem.</summary>
    public WordEndings Endings { get; }

    /// <summary>How letters are compared, after <see cref="Fold"/>.</summary>
    public StringComparison Comparison => caseSensitive || casing is not null ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>A term as facts have it: its own form only.</summary>
    public static TermPattern InFacts(GlossaryTerm term) => new([term.Term], term.CaseSensitive, null, false);

    /// <summary>A term as texts of a locale have it: a preferred one's translation, else the term; with its inflections and the language's endings.</summary>
    public static TermPattern InTexts(GlossaryTerm term, string locale) => new(
        [term.Rule == GlossaryRule.Preferred ? term.Translation ?? "" : term.Term, .. term.Inflections], term.CaseSensitive && term.Rule != GlossaryRule.Preferred, locale, true);

    /// <summary>A text as it is compared; places stay the same. In Turkish I and i are different letters.</summary>
    public string Fold(string text) => casing is null ? text : text.ToLower(casing);

    private static IEnumerable<string> Composed(string form) => [Normal(form, NormalizationForm.FormC), Normal(form, NormalizationForm.FormD)];

    // Half a surrogate pair has no normal form.
    private static string Normal(string form, NormalizationForm how)
    {
        try
        {
            return form.Normalize(how);
        }
        catch (ArgumentException)
        {
            return form;
        }
    }

    private IEnumerable<TermStem> StemsOf(string form)
    {
        var lastWord = form.Length - form.LastIndexOf(' ') - 1;
        var inflects = Endings.Endings.Count > 0 && lastWord >= ShortestInflected && char.IsLetter(form[^1]);
        yield return new(form, true, inflects);
        if (!inflects) yield break;
        foreach (var end in Endings.Dropped.Where(end => lastWord - end.Length >= ShortestStem && form.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            yield return new(form[..^end.Length], false, true);
    }
}

/// <summary>A part of a term that is searched.</summary>
/// <param name="IsWhole">False where an ending must follow: its own was taken away.</param>
/// <param name="Inflects">True where an ending may follow.</param>
internal sealed record TermStem(string Text, bool IsWhole, bool Inflects);
