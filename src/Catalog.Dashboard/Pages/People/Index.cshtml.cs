using Catalog.Jobs.Comments;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.People;

/// <summary>Who has an account.</summary>
public sealed class IndexModel(Jobs.Comments.People people) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The page's accounts, by name.</summary>
    public IReadOnlyList<Person> Items { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(string? after, CancellationToken cancellation)
    {
        var rows = await people.PageAsync(after, PageSize + 1, cancellation);
        Items = [.. rows.Take(PageSize)];
        First = after is null ? null : "/people";
        Next = rows.Count > PageSize ? $"/people?after={Uri.EscapeDataString(Items[^1].Name)}" : null;
    }
}
