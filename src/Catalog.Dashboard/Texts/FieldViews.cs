using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Texts;

/// <summary>Puts a text, its read-back, its findings and its predecessor together, field by field.</summary>
internal static class FieldViews
{
    /// <summary>The fields in the text's order.</summary>
    /// <param name="rules">The catalogue's fields, for limits.</param>
    public static IReadOnlyList<FieldView> Build(
        Revision revision, Revision? before, IReadOnlyList<StoredFinding> findings, Product product, IReadOnlyList<FieldRules> rules) =>
        [.. revision.Text.Fields.Select(field => Build(field, revision, before, findings, product, rules.FirstOrDefault(rule => rule.Key == field.Key)))];

    /// <summary>A length as the catalogue counts it.</summary>
    public static int Measure(string text, LengthUnit unit) =>
        unit == LengthUnit.Bytes ? Encoding.UTF8.GetByteCount(text) : new StringInfo(text).LengthInTextElements;

    private static FieldView Build(
        CopyField field, Revision revision, Revision? before, IReadOnlyList<StoredFinding> all, Product product, FieldRules? rules)
    {
        var findings = all.Where(finding => !finding.OfProduct && finding.Finding.Field == field.Key).ToList();
        var unit = rules?.Unit ?? LengthUnit.Characters;
        return new FieldView(
            field.Key,
            field.IsList,
            [.. field.Items.Select((text, item) => MarkedText.Split(text, item, findings))],
            field.Text,
            field.Items.Select(item => Measure(item, unit)).DefaultIfEmpty().Max(),
            rules?.MaxLength,
            unit,
            Statements(field.Key, revision.Said, findings, product),
            Difference(before?.Text.Field(field.Key)?.Text, field.Text),
            Distinct([.. findings.Where(finding => !all.Any(other => IsSaidBy(other, finding)))]));
    }

    // What fails in many languages is shown once, at the product.
    private static bool IsSaidBy(StoredFinding ofProduct, StoredFinding ofText) =>
        ofProduct is { OfProduct: true, DismissedBy: null } && SourceProblemCheck.Says(ofProduct.Finding, ofText.Finding);

    // Two checks may find the same in two ways: people see it once.
    private static List<StoredFinding> Distinct(List<StoredFinding> findings) =>
        [.. findings.DistinctBy(stored => (stored.Finding.Type, stored.Finding.Found, stored.Finding.Expected))];

    private static IReadOnlyList<StatementView>? Statements(string key, ReadBack? said, List<StoredFinding> findings, Product product)
    {
        if (said is null) return null;
        var statements = said.Said.Where(pair => pair.Key == key).SelectMany(pair => pair.Value);
        return [.. statements.Select(statement => new StatementView(
            statement,
            product.Facts.FirstOrDefault(fact => Says(fact, statement))?.Key,
            findings.Find(finding => finding.Finding.Source == ReadBackCheck.Id && finding.Finding.Found.Length > 0 && statement.Contains(finding.Finding.Found, StringComparison.Ordinal))))];
    }

    // The product's name without its category counts as the title, too.
    private static bool Says(Fact fact, string statement) =>
        fact.Values.Contains(statement, StringComparer.OrdinalIgnoreCase)
        || (fact.Key == "title" && statement.Length > 0 && fact.Text.StartsWith(statement, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<DiffPart>? Difference(string? before, string after) =>
        before is null || before == after ? null : WordDiff.Compare(before, after);
}
