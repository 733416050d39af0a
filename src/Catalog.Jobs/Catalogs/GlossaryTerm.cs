namespace Catalog.Jobs.Catalogs;

/// <summary>A term of the glossary; see docs/terminology.md.</summary>
/// <param name="Term">As the facts write it; for forbidden terms as the text would.</param>
/// <param name="Locale">Null: all locales.</param>
/// <param name="Translation">For preferred terms.</param>
public sealed record GlossaryTerm(string Term, string? Locale, GlossaryRule Rule, string? Translation, string? Note)
{
    /// <summary>A value of the category column; null: all products.</summary>
    public string? Category { get; init; }

    /// <summary>True where only the term's own capital and small letters count.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>
    /// Further forms: of a preferred term's translation, and of a never-translate term, those that count as it; of a forbidden term those that are
    /// forbidden, too.
    /// </summary>
    public IReadOnlyList<string> Inflections { get; init; } = [];

    /// <summary>What may stand in a glossary once.</summary>
    public GlossaryKey Key => new(Term, Locale, Category, Rule);

    /// <inheritdoc/>
    public bool Equals(GlossaryTerm? other) => other is not null && Key == other.Key && (Translation, Note, CaseSensitive) == (other.Translation, other.Note, other.CaseSensitive)
        && Inflections.SequenceEqual(other.Inflections);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Translation);
}

/// <summary>What tells the entries of a glossary apart.</summary>
public sealed record GlossaryKey(string Term, string? Locale, string? Category, GlossaryRule Rule);

/// <summary>What a term is for.</summary>
public enum GlossaryRule
{
    /// <summary>Stands in every language as it is.</summary>
    NeverTranslate,

    /// <summary>Has a translation that must be used.</summary>
    Preferred,

    /// <summary>Must not occur.</summary>
    Forbidden,
}
