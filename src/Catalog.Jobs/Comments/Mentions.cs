namespace Catalog.Jobs.Comments;

/// <summary>A piece of a comment. <paramref name="Account"/>: whom it mentions; null: plain text.</summary>
public sealed record CommentPiece(string Text, string? Account);

/// <summary>Finds <c>@name</c> in comments. Names are those of <see cref="Accounts.AccountRules"/>, which may hold dots and an @ themselves.</summary>
public static class Mentions
{
    private const string Joins = ".-_@";
    private const int LongestName = 64;

    /// <summary>Names that are written with an @, normalized, in order, each once; whether there are such accounts isn't known here.</summary>
    public static IReadOnlyList<string> Candidates(string body) => [.. Find(body).SelectMany(place => place.Names).Distinct(StringComparer.Ordinal)];

    /// <summary>A comment in pieces: mentions of accounts, and what stands between.</summary>
    public static IReadOnlyList<CommentPiece> Split(string body, IReadOnlySet<string> accounts)
    {
        var pieces = new List<CommentPiece>();
        var written = 0;
        foreach (var (start, names) in Find(body))
        {
            if (start < written || names.FirstOrDefault(accounts.Contains) is not { } name) continue;
            if (start > written) pieces.Add(new(body[written..start], null));
            written = start + 1 + name.Length;
            pieces.Add(new(body[start..written], name));
        }

        if (written < body.Length) pieces.Add(new(body[written..], null));
        return pieces;
    }

    /// <summary>Names that no account has: where nothing behind an @ is one.</summary>
    public static IReadOnlyList<string> Unknown(string body, IReadOnlySet<string> accounts) =>
        [.. Find(body)
            .Where(place => !place.Names.Any(accounts.Contains))
            .Select(place => place.Names[0].TrimEnd(Joins.ToCharArray())).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    // An @ in the middle of a word is an address. A name may end in a sentence's full stop: shorter readings come behind longer ones.
    private static IEnumerable<(int Start, IReadOnlyList<string> Names)> Find(string body)
    {
        for (var at = body.IndexOf('@', StringComparison.Ordinal); at >= 0; at = body.IndexOf('@', at + 1))
        {
            if (at > 0 && IsOfName(body[at - 1])) continue;
            var end = at + 1;
            while (end < body.Length && end - at <= LongestName && IsOfName(body[end])) end++;
            var names = new List<string>();
            for (var stop = end; stop > at + 1; stop--)
            {
                if (stop == end || Joins.Contains(body[stop], StringComparison.Ordinal)) names.Add(body[(at + 1)..stop].ToLowerInvariant());
            }

            if (names.Count > 0) yield return (at, names);
        }
    }

    private static bool IsOfName(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@';
}
