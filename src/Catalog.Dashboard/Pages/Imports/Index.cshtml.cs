using Catalog.Dashboard.Pages.Imports.Drafts;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>The list of imports, and the form that brings a file.</summary>
[RequestSizeLimit(MostBytes + Overhead)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes + Overhead)]
public sealed class IndexModel(ImportQueries queries, DraftIntake intake, DraftStore drafts, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The biggest file that is taken, in bytes.</summary>
    public const long MostBytes = 256L << 20;

    private const long Overhead = 1L << 20;
    private const int PageSize = 30;
    private const int MostDrafts = 10;

    /// <summary>The page's imports, the newest first.</summary>
    public IReadOnlyList<ImportView> Imports { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>True where there are newer imports than the page's.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>Why the file was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>Files that came and aren't imported yet, the newest first.</summary>
    public IReadOnlyList<ImportDraft> Drafts { get; private set; } = [];

    /// <summary>Shows a page of imports.</summary>
    public async Task OnGetAsync(long? before, CancellationToken cancellation)
    {
        if (before is null && Rights.May(User, "POST", "imports")) Drafts = await drafts.OpenAsync(MostDrafts, cancellation);
        var rows = await queries.PageAsync(before, PageSize + 1, cancellation);
        Imports = [.. rows.Take(PageSize)];
        IsFurther = before is not null;
        Older = rows.Count > PageSize ? FormattableString.Invariant($"/imports?before={Imports[^1].Id}") : null;
    }

    /// <summary>Takes a file; the first step of bringing it comes.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        Problem = file switch
        {
            null => "Choose a file first.",
            { Length: 0 } => "The file is empty.",
            { Length: > MostBytes } => $"The file is bigger than {MostBytes >> 20} MB. Split it, or import it on the command line.",
            _ => null,
        };
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await OnGetAsync(null, cancellation);
            return Page();
        }

        var catalog = await catalogs.ReadAsync(cancellation);
        await using var content = file!.OpenReadStream();
        var id = await intake.BringAsync(content, Uploads.DisplayName(file.FileName), catalog, User.AccountName(), cancellation);
        return Redirect(DraftSteps.Address(id, DraftSteps.Format));
    }
}
