using System.Globalization;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Rechecks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Glossary;

/// <summary>The form of a term, new or known.</summary>
public sealed class EntryModel(GlossaryStore store, IRecheckRequests rechecks, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The entry; null: a new one.</summary>
    public GlossaryEntry? Entry { get; private set; }

    /// <summary>What stands in the form.</summary>
    public GlossaryCells Cells { get; private set; } = new("", "", "", GlossaryWords.Of(GlossaryRule.Preferred), "", "", "", "");

    /// <summary>The catalogue's locales.</summary>
    public IReadOnlyList<string> Locales { get; private set; } = [];

    /// <summary>True where products have categories.</summary>
    public bool HasCategories { get; private set; }

    /// <summary>Why nothing was saved; column by column.</summary>
    public IReadOnlyList<GlossaryFault> Faults { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (Entry is not null) Cells = GlossaryCells.Of(Entry.Term);
        return Page();
    }

    /// <summary>Saves or deletes the entry.</summary>
    /// <param name="version">Of the entry that the person saw.</param>
    /// <param name="act"><c>delete</c>; anything else saves.</param>
    public async Task<IActionResult> OnPostAsync(long? id, int version, string? act, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Cells = GlossaryCells.Read(column => Request.Form[column].ToString());
        Faults = act == "delete" && id is { } gone ? Fault(await store.DeleteAsync(gone, version, User.AccountName(), cancellation)) : await SaveAsync(id, version, cancellation);
        if (Faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await rechecks.RequestAsync(cancellation);
        return Redirect($"/glossary?done={(act == "delete" ? "deleted" : "saved")}");
    }

    private static GlossaryFault[] Fault(string? problem) => problem is null ? [] : [new("", problem)];

    private async Task<IReadOnlyList<GlossaryFault>> SaveAsync(long? id, int version, CancellationToken cancellation)
    {
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) return Fault("There is no catalogue yet. Import products first.");
        var faults = new GlossaryRules(catalog.Locales, HasCategories).Check(Cells);
        return faults.Count > 0 ? faults : Fault((await store.SaveAsync(id, version, Cells.ToTerm(), User.AccountName(), cancellation)).Problem);
    }

    private async Task<bool> LoadAsync(long? id, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        Locales = [.. catalog?.Locales.Select(locale => locale.Code) ?? []];
        HasCategories = catalog?.Columns.Category is not null;
        Entry = id is { } known ? await store.GetAsync(known, cancellation) : null;
        return id is null || Entry is not null;
    }

    /// <summary>The form's address.</summary>
    public string Action => Entry is null ? "/glossary/entry" : string.Create(CultureInfo.InvariantCulture, $"/glossary/entry/{Entry.Id}");
}
