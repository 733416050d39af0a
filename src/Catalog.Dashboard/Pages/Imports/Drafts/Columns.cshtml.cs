using Catalog.Dashboard.Security;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>Which column of the file is which of the catalogue's, and what becomes of the first rows.</summary>
public sealed class ColumnsModel(DraftStore drafts, DraftLook look, MappingStore mappings, ICurrentCatalog catalogs) : DraftPage(drafts, DraftSteps.Columns)
{
    /// <summary>How the file reads.</summary>
    public TableLook Look { get; private set; } = null!;

    /// <summary>The catalogue's columns with what is chosen for each; empty where there is no catalogue yet.</summary>
    public IReadOnlyList<ColumnChoice> Choices { get; private set; } = [];

    /// <summary>Columns of the file that nothing is taken from and that weren't there when the mapping was saved.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    /// <summary>What becomes of the first rows; null while columns are still to be chosen.</summary>
    public MappedSample? Sample { get; private set; }

    /// <summary>The saved mappings.</summary>
    public IReadOnlyList<SavedMapping> Saved { get; private set; } = [];

    /// <summary>What a value that can't be used does.</summary>
    public BadValue BadValues { get; private set; }

    /// <summary>The name under which the mapping is saved; empty: it isn't.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the source's files are called.</summary>
    public string Pattern { get; private set; } = "";

    /// <summary>Shows what is decided so far.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ?? await ShowAsync(Draft.Mapping, cancellation);

    /// <summary>Takes another saved mapping, or none.</summary>
    public async Task<IActionResult> OnPostUseAsync(long id, string? saved, int version, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        var chosen = string.IsNullOrEmpty(saved) ? null : await mappings.GetAsync(saved, cancellation);
        var decided = Draft with
        {
            Mapping = chosen is null ? SourceMapping.None with { Settings = Draft.Mapping.Settings } : chosen.Mapping,
            MappingName = chosen?.Name ?? "",
            IsMapped = false,
        };
        return await DecideAsync(version, decided, cancellation) ? LocalRedirect(DraftSteps.Address(id, DraftSteps.Columns)) : await ShowAsync(Draft.Mapping, cancellation);
    }

    /// <summary>Shows what would become of the first rows; nothing is kept.</summary>
    public async Task<IActionResult> OnPostSampleAsync(long id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) return NotFound();
        await ShowAsync(ColumnForm.Read(Request.Form, catalog.Columns, Draft.Mapping), cancellation);
        return Request.IsFragment() ? Partial("_Sample", this) : Page();
    }

    /// <summary>Takes the columns over, saves the mapping where it has a name, and goes on to the dry run.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) return LocalRedirect(DraftSteps.Address(id, DraftSteps.Columns));
        var mapping = ColumnForm.Read(Request.Form, catalog.Columns, Draft.Mapping);
        var (name, pattern) = (ColumnForm.Text(Request.Form, "name"), ColumnForm.Text(Request.Form, "pattern"));
        await ShowAsync(mapping, cancellation);
        if (Faults(mapping, catalog.Columns, name) is { } fault) Refuse(fault);
        else if (await DecideAsync(version, Draft with { Mapping = mapping, MappingName = name, IsMapped = true }, cancellation))
        {
            if (name.Length > 0) await mappings.SaveAsync(name, pattern, Look.Header, mapping, User.AccountName(), cancellation);
            return LocalRedirect(DraftSteps.Address(id, DraftSteps.Check));
        }

        (Name, Pattern) = (name, pattern);
        return Page();
    }

    private string? Faults(SourceMapping mapping, ColumnMapping columns, string name)
    {
        if (Look.Problem is { } unreadable) return unreadable;
        if (Choices.Where(choice => choice.IsOpen).Select(choice => choice.Column).ToList() is { Count: > 0 } open)
            return $"Say for {string.Join(", ", open)} which column of the file it is, or that the file has none.";
        if (mapping.Of(columns.Key)?.From is null) return $"No row can be imported without its article number: choose the column for {columns.Key}.";
        if (name.Length == 0) return null;
        if (MappingStore.Problem(name) is { } problem) return problem;
        return name != Draft.MappingName && Saved.Any(saved => saved.Name == name)
            ? $"There is a mapping called {name} already. Choose it above to change it, or give this one another name."
            : null;
    }

    private async Task<IActionResult> ShowAsync(SourceMapping mapping, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        Saved = await mappings.AllAsync(cancellation);
        Look = await look.TableAsync(Draft, catalog, cancellation);
        BadValues = mapping.BadValues;
        var own = Saved.FirstOrDefault(saved => saved.Name == Draft.MappingName);
        Name = Draft.MappingName;
        Pattern = own?.FilePattern ?? FilePattern.Of(Draft.FileName);
        if (catalog is null || Look.Problem is not null) return Page();
        var fit = MappingFit.Of(mapping, own?.Header ?? [], Look.Header, catalog.Columns);
        Choices = ColumnChoice.All(catalog.Columns, mapping, fit, Look.Header);
        Unknown = own is null ? [] : fit.Unknown;
        if (Choices.All(choice => !choice.IsOpen))
        {
            var whole = mapping with { Columns = [.. Choices.Select(choice => choice.Match)] };
            Sample = await look.SampleAsync(Draft with { Mapping = whole }, catalog.Columns, cancellation);
        }

        return Page();
    }
}
