using Catalog.Jobs.Audit;
using Catalog.Jobs.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.People;

/// <summary>What a person did, day by day: decisions, comments, imports, exports. Not when they came and went.</summary>
public sealed class DetailsModel(Jobs.Comments.People people, AuditQueries log) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Whose page it is.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The account; null where it is gone: what it did stays.</summary>
    public Person? Person { get; private set; }

    /// <summary>The page's acts by day (UTC), the newest first.</summary>
    public IReadOnlyList<(DateOnly Day, IReadOnlyList<AuditLine> Lines)> Days { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task<IActionResult> OnGetAsync(string name, long? before, CancellationToken cancellation)
    {
        Name = name;
        Person = await people.FindAsync(name, cancellation);
        var rows = await log.OfPersonAsync(name, before, PageSize + 1, cancellation);
        if (Person is null && rows.Count == 0) return NotFound();
        Days = [.. rows.Take(PageSize).GroupBy(line => DateOnly.FromDateTime(line.At.UtcDateTime)).Select(group => (group.Key, (IReadOnlyList<AuditLine>)[.. group]))];
        var start = $"/people/{Uri.EscapeDataString(name)}";
        First = before is null ? null : start;
        Older = rows.Count > PageSize ? FormattableString.Invariant($"{start}?before={rows[PageSize - 1].Id}") : null;
        return Page();
    }
}
