using Catalog.Jobs.Search;

namespace Catalog.Jobs.Tests.Search;

/// <summary>A text as a test keeps it in memory, to evaluate queries without a database.</summary>
internal sealed record MemoryText(
    long Id, string Sku, string Title, string Brand, string Category, string Locale, string State, string? Author, string? Words, string? AssignedTo, DateTimeOffset Changed)
{
    public bool HasPicture { get; init; }

    public bool HasDocument { get; init; }

    public bool HasProblem { get; init; }

    public bool IsApproved { get; init; }

    public bool IsProposal { get; init; }

    public bool IsRequested { get; init; }

    public int Risk { get; init; }

    public IReadOnlyList<MemoryFinding> Findings { get; init; } = [];

    /// <summary>Whether a query finds it.</summary>
    public bool Is(SearchNode node, string account, DateTimeOffset now) => node switch
    {
        SearchNode.All => true,
        SearchNode.And(var left, var right) => Is(left, account, now) && Is(right, account, now),
        SearchNode.Or(var left, var right) => Is(left, account, now) || Is(right, account, now),
        SearchNode.Not(var of) => !Is(of, account, now),
        SearchNode.Words(var text) => Contains($"{Sku}\n{Title}\n{Words}", text),
        SearchNode.When(_, var time) => time.Range(now) is var (from, until) && Changed >= from && Changed < until,
        SearchNode.Match match => Matches(match, match.Value.Equals("me", StringComparison.OrdinalIgnoreCase) && match.Key.Name is "by" or "assigned" && match.Value == "me" ? account : match.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private bool Matches(SearchNode.Match match, string value)
    {
        bool Same(string? own, StringComparison how) => own is not null && (match.IsPrefix ? own.StartsWith(value, how) : own.Equals(value, how));
        var open = Findings.Where(finding => !finding.IsDismissed);
        return match.Key.Name switch
        {
            "locale" => Same(Locale, StringComparison.Ordinal),
            "state" => State == value.Replace('-', '_'),
            "check" => open.Any(finding => Same(finding.Type, StringComparison.Ordinal) || Same(finding.Source, StringComparison.Ordinal)),
            "severity" => open.Any(finding => finding.Severity == value),
            "field" => open.Any(finding => Same(finding.Field, StringComparison.Ordinal)),
            "brand" => Same(Brand, StringComparison.OrdinalIgnoreCase),
            "category" => Same(Category, StringComparison.OrdinalIgnoreCase),
            "sku" => Same(Sku, StringComparison.OrdinalIgnoreCase),
            "title" => Contains(Title, value),
            "by" => value.Equals(Author, StringComparison.OrdinalIgnoreCase),
            "assigned" => value == "nobody" ? AssignedTo is null : value.Equals(AssignedTo, StringComparison.OrdinalIgnoreCase),
            "has" => value switch
            {
                "picture" => HasPicture,
                "document" => HasDocument,
                "text" => Words is not null,
                "approved" => IsApproved,
                "proposal" => IsProposal,
                "request" => IsRequested,
                "finding" => open.Any(),
                "source-problem" => HasProblem,
                _ => Findings.Any(finding => finding.IsDismissed),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(match)),
        };
    }

    private static bool Contains(string text, string part) => SearchText.Fold(text).Contains(SearchText.Fold(part), StringComparison.Ordinal);
}

/// <summary>A finding in memory.</summary>
internal sealed record MemoryFinding(string Type, string Source, string Severity, string? Field, bool IsDismissed);
