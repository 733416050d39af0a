using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Rechecks;
using Catalog.Jobs.Terminology.Suggestions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Glossary;

/// <summary>Rules that reviewers' decisions ask for, each tried on the approved texts.</summary>
public sealed class SuggestionsModel(RuleSuggestions suggestions, GlossaryStore store, IRecheckRequests rechecks, ICurrentCatalog catalogs) : PageModel
{
    private const int Most = 20;

    /// <summary>The suggestions, the most frequent complaint first.</summary>
    public IReadOnlyList<(RuleSuggestion Rule, RuleTrial Trial)> Rules { get; private set; } = [];

    /// <summary>Why nothing was done.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was done before the page was shown: accepted or refused; null: nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>Shows the suggestions.</summary>
    public async Task OnGetAsync(string? done, CancellationToken cancellation)
    {
        Done = done is "accepted" or "refused" ? done : null;
        if (await catalogs.ReadAsync(cancellation) is { } catalog) Rules = [.. (await suggestions.FindAsync(catalog, cancellation)).Take(Most)];
    }

    /// <summary>Makes an entry of a suggestion, or notes that nobody wants it.</summary>
    /// <param name="act"><c>refuse</c>; anything else accepts.</param>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellation)
    {
        var cells = GlossaryCells.Read(column => Request.Form[column].ToString());
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) Problem = "There is no catalogue yet. Import products first.";
        else if (new GlossaryRules(catalog.Locales, catalog.Columns.Category is not null).Check(cells) is [var fault, ..]) Problem = fault.Reason;
        else if (act == "refuse") await suggestions.RefuseAsync(cells.Locale, cells.Term, User.AccountName(), cancellation);
        else Problem = (await store.SaveAsync(null, 0, cells.ToTerm(), User.AccountName(), cancellation)).Problem;
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await OnGetAsync(null, cancellation);
            return Page();
        }

        if (act == "refuse") return Redirect("/glossary/suggestions?done=refused");
        await rechecks.RequestAsync(cancellation);
        return Redirect("/glossary/suggestions?done=accepted");
    }
}
