using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Texts;

/// <summary>Puts a text, its read-back, its findings and its predecessor together, field by field.</summary>
internal static class FieldViews
{
    /// <summary>The fields in the text's order.</summary>
    public static IReadOnlyList<FieldView> Build(Revision revision, Revision? before, IReadOnlyList<StoredFinding> findings, TextSources sources, string locale)
    {
        var places = sources.Places(locale);
        return [.. revision.Text.Fields.Select(field => Build(field, revision, before, findings, sources, places))];
    }

    /// <summary>Findings of a field as people see them.</summary>
    /// <param name="all">Of the text and its product.</param>
    public static IReadOnlyList<StoredFinding> OfField(string key, IReadOnlyList<StoredFinding> all) =>
        Distinct([.. all.Where(finding => IsOf(key, finding) && !all.Any(other => IsSaidBy(other, finding)))]);

    private static FieldView Build(
        CopyField field, Revision revision, Revision? before, IReadOnlyList<StoredFinding> all, TextSources sources, StatementPlaces places)
    {
        var findings = all.Where(finding => IsOf(field.Key, finding)).ToList();
        var said = Statements(field, revision.Said, findings, sources, places);
        return new FieldView(
            field.Key,
            field.IsList,
            [.. field.Items.Select((text, item) => MarkedText.Split(text, item, findings, said ?? []))],
            field.Text,
            FieldLength.Of(field, sources.Catalog?.Fields.FirstOrDefault(rule => rule.Key == field.Key), sources.Flags),
            said,
            Difference(before?.Text.Field(field.Key)?.Text, field.Text),
            OfField(field.Key, all));
    }

    private static bool IsOf(string key, StoredFinding finding) => !finding.OfProduct && finding.Finding.Field == key;

    // What fails in many languages is shown once, at the product.
    private static bool IsSaidBy(StoredFinding ofProduct, StoredFinding ofText) =>
        ofProduct is { OfProduct: true, DismissedBy: null } && SourceProblemCheck.Says(ofProduct.Finding, ofText.Finding);

    // Two checks may find the same in two ways: people see it once.
    private static List<StoredFinding> Distinct(List<StoredFinding> findings) =>
        [.. findings.DistinctBy(stored => (stored.Finding.Type, stored.Finding.Found, stored.Finding.Expected))];

    private static List<StatementView>? Statements(CopyField field, ReadBack? said, List<StoredFinding> findings, TextSources sources, StatementPlaces places)
    {
        if (said is null) return null;
        var statements = said.Said.Where(pair => pair.Key == field.Key).SelectMany(pair => pair.Value);
        return [.. statements.Select((statement, index) =>
        {
            var against = findings.Find(finding => finding.Finding.Source == ReadBackCheck.Id && finding.Finding.Found.Length > 0 && statement.Contains(finding.Finding.Found, StringComparison.Ordinal));
            var fact = against is null ? places.FactOf(statement, sources.Product)?.Key : null;
            return new StatementView(statement, fact, against)
            {
                Place = places.Find(statement, field),
                Link = fact is null ? $"said-{field.Key}-{index}" : $"fact-{Pages.Show.Slug(fact)}",
                HasPicture = fact is not null && sources.Pictures.Contains(fact),
                HasDocument = fact is not null && sources.Documents.Contains(fact),
            };
        })];
    }

    private static IReadOnlyList<DiffPart>? Difference(string? before, string after) =>
        before is null || before == after ? null : WordDiff.Compare(before, after);
}
