using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>How the file reads: detected, shown, and to be overruled.</summary>
public sealed class FormatModel(DraftStore drafts, DraftLook look, ICurrentCatalog catalogs) : DraftPage(drafts, DraftSteps.Format)
{
    /// <summary>How the file reads with the draft's settings.</summary>
    public TableLook Look { get; private set; } = null!;

    /// <summary>What a person overruled.</summary>
    public TableSettings Settings => Draft.Mapping.Settings;

    /// <summary>The choice of a file that brings products. An empty one would be none to the form's binding.</summary>
    public const string Products = "products";

    /// <summary>True where there is a catalogue.</summary>
    public bool HasCatalog { get; private set; }

    /// <summary>The channels whose export the file can be, edited by a person.</summary>
    public IReadOnlyList<Channel> Channels { get; private set; } = [];

    /// <summary>Dialects that can be chosen.</summary>
    public static IReadOnlyList<string> Dialects { get; } = [.. KnownDialects.All.Select(dialect => dialect.Name)];

    /// <summary>Shows the format and the first rows.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ?? await ShowAsync(cancellation);

    /// <summary>Takes over how the file is to be read.</summary>
    /// <param name="brings"><see cref="Products"/>, or <c>=</c> and the channel whose texts it brings; null: as it is.</param>
    /// <param name="act"><c>next</c> goes on; anything else shows how it reads now.</param>
    /// <param name="version">Of the draft that the person saw.</param>
    public async Task<IActionResult> OnPostAsync(long id, string? encoding, string? delimiter, string? dialect, string? sheet, string? brings, string? act, int version, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        var settings = Settings with { Encoding = Given(encoding), Delimiter = Delimiters.Read(delimiter), Dialect = Given(dialect), Sheet = Given(sheet) };
        var channel = brings is null ? Draft.Channel : Known(await catalogs.ReadAsync(cancellation), brings);
        if ((settings != Settings || channel != Draft.Channel)
            && !await DecideAsync(version, Draft with { Mapping = Draft.Mapping with { Settings = settings }, Channel = channel }, cancellation))
        {
            return await ShowAsync(cancellation);
        }

        if (act != "next") return LocalRedirect(DraftSteps.Address(id, DraftSteps.Format));
        await LoadAsync(id, cancellation);
        var shown = await ShowAsync(cancellation);
        if (Look.Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return shown;
        }

        // What a dialect's columns mean is known.
        return LocalRedirect(DraftSteps.Address(id, Look.Format!.Dialect is null && !Draft.HasTexts ? DraftSteps.Columns : DraftSteps.Check));
    }

    private static string Known(CatalogDefinition? catalog, string channel) => catalog is not null && Files(catalog).Any(known => channel == $"={known.Name}") ? channel[1..] : "";

    private static IEnumerable<Channel> Files(CatalogDefinition catalog) => catalog.Channels.Where(channel => channel.Format != ChannelFormat.Sql);

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        HasCatalog = catalog is not null;
        Channels = catalog is null ? [] : [.. Files(catalog)];
        Look = await look.TableAsync(Draft, catalog, cancellation);
        return Page();
    }
}
