using Catalog.Dashboard.Security;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>The catalogue's sources: when each was pulled last, how it went, and a button that pulls it now.</summary>
public sealed class SourcesModel(PullStore pulls, MappingStore mappings, ISourceRequests requests, ICurrentCatalog catalogs, TimeProvider time) : PageModel
{
    private HashSet<string> saved = [];

    private IReadOnlyDictionary<string, PullRecord> records = new Dictionary<string, PullRecord>();

    /// <summary>The sources, in the order in which they are pulled.</summary>
    public IReadOnlyList<CatalogSource> Sources { get; private set; } = [];

    /// <summary>When the nightly run pulls them next; null: it isn't planned.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>True after a pull was asked for.</summary>
    public bool IsSent { get; private set; }

    /// <summary>A source's last pull; null: there was none.</summary>
    public PullRecord? Pull(CatalogSource source) => records.GetValueOrDefault(source.Name);

    /// <summary>True where a source names a mapping that nobody has saved: it can't be pulled.</summary>
    public bool IsUnmapped(CatalogSource source) => source.Mapping is { } mapping && !saved.Contains(mapping);

    /// <summary>Where a source is, without what may be secret.</summary>
    public string Place(CatalogSource source) => source switch
    {
        HttpSource feed => feed.Address.GetLeftPart(UriPartial.Path),
        SqlSource query => query.Connection,
        SourceFile file => file.File,
        _ => "",
    };

    /// <summary>Shows the sources.</summary>
    public async Task OnGetAsync(bool sent, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        Sources = catalog?.Sources ?? [];
        Next = catalog?.Schedule?.NextAfter(time.GetUtcNow());
        records = await pulls.ReadAsync(cancellation);
        if (Sources.Any(source => source.Mapping is not null)) saved = (await mappings.AllAsync(cancellation)).Select(mapping => mapping.Name).ToHashSet();
        IsSent = sent;
    }

    /// <summary>Pulls a source.</summary>
    public async Task<IActionResult> OnPostAsync(string? source, CancellationToken cancellation)
    {
        if ((await catalogs.ReadAsync(cancellation))?.Sources.FirstOrDefault(known => known.Name == source) is not { } wanted) return NotFound();
        await requests.PullAsync(wanted.Name, User.AccountName(), cancellation);
        return Redirect("/imports/sources?sent=1");
    }
}
