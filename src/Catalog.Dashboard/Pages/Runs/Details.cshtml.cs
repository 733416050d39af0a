using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Runs;

/// <summary>A run: progress while it works, then its report.</summary>
public sealed class DetailsModel(RunQueries queries, IRunRequests requests, TimeProvider time) : PageModel
{
    private const int MostFailed = 100;

    /// <summary>The run.</summary>
    public RunView Run { get; private set; } = null!;

    /// <summary>Its report; null while it works.</summary>
    public ReportView? Report { get; private set; }

    /// <summary>What failed; at most a hundred.</summary>
    public IReadOnlyList<FailedItem> Failed { get; private set; } = [];

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Shows the run; while it works, the progress fragment asks for itself.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { } run) return NotFound();
        Run = run;
        if (Request.IsFragment())
        {
            // At its end the page comes anew, with the report.
            if (!run.IsRunning) Response.Headers["HX-Refresh"] = "true";
            return Partial("_Progress", this);
        }

        Report = ReportView.Read(run.Report);
        Failed = run.Failed > 0 ? await queries.FailedAsync(id, MostFailed, cancellation) : [];
        return Page();
    }

    /// <summary>Asks the run to end with what it has.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is null) return NotFound();
        await requests.StopAsync(id, User.AccountName(), cancellation);
        return Redirect(FormattableString.Invariant($"/runs/{id}"));
    }
}
