using Catalog.Jobs.Comments;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Comments;

/// <summary>All comments, or the open problems of products.</summary>
public sealed class IndexModel(CommentQueries queries) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The page's comments, the newest first.</summary>
    public IReadOnlyList<Comment> Comments { get; private set; } = [];

    /// <summary>Which of them mention whom.</summary>
    public IReadOnlySet<string> Accounts { get; private set; } = new HashSet<string>();

    /// <summary>What is listed.</summary>
    public CommentScope Scope { get; private set; }

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>Shows a page.</summary>
    /// <param name="show"><c>problems</c>; anything else: all.</param>
    public async Task OnGetAsync(string? show, long? before, CancellationToken cancellation)
    {
        Scope = show == "problems" ? CommentScope.OpenProblems : CommentScope.All;
        var start = Scope == CommentScope.OpenProblems ? "/comments?show=problems" : "/comments?show=all";
        var rows = await queries.PageAsync(Scope, before, PageSize + 1, cancellation);
        Comments = [.. rows.Take(PageSize)];
        Accounts = await queries.MentionedAsync(Comments, cancellation);
        First = before is null ? null : start;
        Older = rows.Count > PageSize ? FormattableString.Invariant($"{start}&before={Comments[^1].Id}") : null;
    }
}
