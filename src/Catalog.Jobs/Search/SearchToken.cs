namespace Catalog.Jobs.Search;

internal enum SearchTokenKind
{
    Open,
    Close,
    Minus,
    And,
    Or,
    Not,
    Word,
    End,
}

/// <summary>A piece of a query.</summary>
/// <param name="Key">What stands before a colon; null: nothing does.</param>
/// <param name="Text">The word or value, without quotes.</param>
/// <param name="IsQuoted">Neither a keyword nor a wildcard is in it.</param>
/// <param name="ValueAt">Where the value begins.</param>
internal sealed record SearchToken(SearchTokenKind Kind, int At, int End, string? Key = null, string Text = "", bool IsQuoted = false, int ValueAt = 0);
