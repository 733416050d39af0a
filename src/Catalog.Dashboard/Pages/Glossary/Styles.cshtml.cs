using Catalog.Dashboard.Security;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Glossary;

/// <summary>The style guides.</summary>
public sealed class StylesModel(StyleStore store, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>All guides, by locale and category.</summary>
    public IReadOnlyList<StyleEntry> Guides { get; private set; } = [];

    /// <summary>The catalogue's locales with the style that catalog.json gives them.</summary>
    public IReadOnlyList<LocaleRules> Locales { get; private set; } = [];

    /// <summary>True where products have categories.</summary>
    public bool HasCategories { get; private set; }

    /// <summary>What stands in the form for a new guide.</summary>
    public StyleGuide Draft { get; private set; } = new("", null, "");

    /// <summary>Why nothing was saved.</summary>
    public string? Problem { get; private set; }

    /// <summary>True after something was saved.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>Shows the guides.</summary>
    public async Task OnGetAsync(bool saved, CancellationToken cancellation)
    {
        IsSaved = saved;
        var catalog = await catalogs.ReadAsync(cancellation);
        Locales = catalog?.Locales ?? [];
        HasCategories = catalog?.Columns.Category is not null;
        Guides = await store.AllAsync(cancellation);
    }

    /// <summary>Saves or deletes a guide.</summary>
    /// <param name="version">Of the guide that the person saw; 0: a new one.</param>
    /// <param name="act"><c>delete</c>; anything else saves.</param>
    public async Task<IActionResult> OnPostAsync(string? locale, string? category, string? guide, int version, string? act, CancellationToken cancellation)
    {
        var style = new StyleGuide((locale ?? "").Trim(), (category ?? "").Trim(), (guide ?? "").Trim());
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) Problem = "There is no catalogue yet. Import products first.";
        else if (act == "delete") Problem = await store.DeleteAsync(style.Locale, style.Category!, version, User.AccountName(), cancellation);
        else
        {
            Problem = StyleStore.Problem(style.Locale, style.Category!, style.Text, catalog)
                ?? await store.SaveAsync(style.Locale, style.Category!, style.Text, version, User.AccountName(), cancellation);
        }

        if (Problem is null) return Redirect("/glossary/styles?saved=true");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Draft = style;
        await OnGetAsync(false, cancellation);
        return Page();
    }
}
