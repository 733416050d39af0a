using Catalog.Dashboard.Texts;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>What the checks say about a text that is being typed.</summary>
/// <param name="Fields">With lengths and findings.</param>
/// <param name="Findings">All of them.</param>
/// <param name="Blocking">How many of them keep the text from being saved.</param>
public sealed record LiveChecksView(IReadOnlyList<FieldView> Fields, IReadOnlyList<Finding> Findings, int Blocking);

/// <summary>Runs the checks while a person types.</summary>
public sealed class LiveChecks(ReviewItems items, EditChecks checks, ICurrentCatalog catalogs)
{
    /// <summary>Checks what stands in a form; null where there is no such text.</summary>
    public async Task<LiveChecksView?> RunAsync(long copyId, IFormCollection form, CancellationToken cancellation)
    {
        if (await items.LoadAsync(copyId, cancellation) is not { Newest: { } newest } item) return null;
        var text = DecisionForm.ReadText(form, newest.Text);
        var found = await checks.RunAsync(item.Product.Id, item.Copy.Locale, text, cancellation);
        var catalog = await catalogs.ReadAsync(cancellation);
        return new LiveChecksView([.. text.Fields.Select(field => View(field, found.Findings, catalog, item.Product))], found.Findings, found.Blocking.Count);
    }

    private static FieldView View(CopyField field, IReadOnlyList<Finding> all, CatalogDefinition? catalog, Product product)
    {
        var findings = all.Where(finding => finding.Field == field.Key).Select(finding => new StoredFinding(0, finding, false, null, null)).ToList();
        var flags = catalog is null ? null : new FlagScope(catalog, product);
        return new FieldView(
            field.Key, field.IsList, [], field.Text, FieldLength.Of(field, catalog?.Fields.FirstOrDefault(rule => rule.Key == field.Key), flags), null, null, FieldViews.OfField(field.Key, findings));
    }
}
