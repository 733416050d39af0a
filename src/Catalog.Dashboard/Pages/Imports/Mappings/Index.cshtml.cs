using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Imports.Mappings;

/// <summary>The saved mappings. They are changed by bringing a file of their source.</summary>
public sealed class IndexModel(MappingStore mappings, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>All, by name.</summary>
    public IReadOnlyList<SavedMapping> Mappings { get; private set; } = [];

    /// <summary>Mapping → the sources of catalog.json that are read with it.</summary>
    public ILookup<string, string> Sources { get; private set; } = Array.Empty<string>().ToLookup(name => name);

    /// <summary>True after one was deleted.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(bool deleted, CancellationToken cancellation)
    {
        IsDeleted = deleted;
        Mappings = await mappings.AllAsync(cancellation);
        Sources = ((await catalogs.ReadAsync(cancellation))?.Sources ?? []).Where(source => source.Mapping is not null).ToLookup(source => source.Mapping!, source => source.Name);
    }

    /// <summary>Deletes one.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellation)
    {
        await mappings.DeleteAsync(name ?? "", cancellation);
        return LocalRedirect("/imports/mappings?deleted=true");
    }
}
