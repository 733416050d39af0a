using System.Globalization;
using Catalog.Dashboard.Pages.Imports;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Rechecks;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Glossary;

/// <summary>The list of terms, and the form that brings a file of them.</summary>
[RequestSizeLimit(MostBytes + Overhead)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes + Overhead)]
public sealed class IndexModel(GlossaryStore store, GlossaryImport import, IRecheckRequests rechecks, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The biggest file that is taken, in bytes.</summary>
    public const long MostBytes = 32L << 20;

    private const long Overhead = 1L << 20;
    private const int PageSize = 50;

    /// <summary>The page's entries, by term.</summary>
    public IReadOnlyList<GlossaryEntry> Entries { get; private set; } = [];

    /// <summary>What the list is narrowed to.</summary>
    public GlossaryFilter Filter { get; private set; } = new(null, null, null);

    /// <summary>How many entries there are in all.</summary>
    public int Count { get; private set; }

    /// <summary>The catalogue's locales; empty where there is no catalogue yet.</summary>
    public IReadOnlyList<string> Locales { get; private set; } = [];

    /// <summary>Lines of the catalogue's glossary file that lost against changes here.</summary>
    public IReadOnlyList<string> NotTaken { get; private set; } = [];

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>What became of the file that was sent; null: none was.</summary>
    public GlossaryReport? Report { get; private set; }

    /// <summary>Why the file was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was done before the page was shown: saved or deleted; null: nothing.</summary>
    public string? Done { get; private set; }

    /// <summary>True where the list is narrowed.</summary>
    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Filter.Text) || !string.IsNullOrEmpty(Filter.Locale) || !string.IsNullOrEmpty(Filter.Rule);

    /// <summary>The name under which the rejects file is given away; null where there is none.</summary>
    public string? Rejects => Report?.RejectsFile is { } file ? GlossaryEndpoints.IdOf(file) : null;

    /// <summary>Shows a page of entries.</summary>
    public async Task OnGetAsync(string? q, string? locale, string? kind, string? from, long? after, string? done, CancellationToken cancellation)
    {
        Done = done is "saved" or "deleted" ? done : null;
        Filter = new(q, locale, kind);
        // Reading the catalogue also takes over what is new in its glossary file.
        Locales = [.. (await catalogs.ReadAsync(cancellation))?.Locales.Select(one => one.Code) ?? []];
        NotTaken = await store.NotTakenAsync(cancellation);
        Count = await store.CountAsync(cancellation);
        var place = from is not null && after is { } id ? new GlossaryPlace(from, id) : null;
        var rows = await store.PageAsync(Filter, place, PageSize + 1, cancellation);
        Entries = [.. rows.Take(PageSize)];
        First = place is null ? null : Address(null);
        Next = rows.Count > PageSize ? Address(await store.PlaceAsync(Entries[^1], cancellation)) : null;
    }

    /// <summary>Takes a file over and has the texts checked again that it touches.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        Problem = file switch
        {
            null => "Choose a CSV file first.",
            { Length: 0 } => "The file is empty.",
            { Length: > MostBytes } => $"The file is bigger than {MostBytes >> 20} MB.",
            _ => await TakeAsync(file, cancellation),
        };
        if (Problem is not null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(null, null, null, null, null, null, cancellation);
        return Page();
    }

    private async Task<string?> TakeAsync(IFormFile file, CancellationToken cancellation)
    {
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) return "There is no catalogue yet. Import products first.";
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var result = await import.ImportAsync(content.ToArray(), catalog, new(Uploads.DisplayName(file.FileName), User.AccountName()), cancellation);
        Report = result.Report;
        if (Report is not null) await rechecks.RequestAsync(cancellation);
        return result.Refusal;
    }

    private string Address(GlossaryPlace? place)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Filter.Text)) query.Add("q", Filter.Text);
        if (!string.IsNullOrEmpty(Filter.Locale)) query.Add("locale", Filter.Locale);
        if (!string.IsNullOrEmpty(Filter.Rule)) query.Add("kind", Filter.Rule);
        if (place is not null)
        {
            query.Add("from", place.Term);
            query.Add("after", place.Id.ToString(CultureInfo.InvariantCulture));
        }

        return "/glossary" + query;
    }
}
