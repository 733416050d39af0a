using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Siblings;

namespace Catalog.Jobs.Evaluation;

/// <summary>Runs the registry's free checks on texts of an evaluation.</summary>
internal sealed class EvaluationChecks(EvaluationSet set)
{
    private static readonly IReadOnlyList<CatalogueCheck> OfCatalogue = [.. CheckRegistry.Standard.All.OfType<CatalogueCheck>()];
    private static readonly IReadOnlyList<SiblingsCheck> OfSiblings = [.. CheckRegistry.Standard.All.OfType<SiblingsCheck>()];

    /// <summary>What the checks of one text find, as the pipeline runs them: each behind its prerequisites.</summary>
    public IReadOnlyList<Finding> Run(EvaluationText text) => TextChecks.Run(text.ToInput(set.Vocabulary));

    /// <summary>What the checks that must find a kind find in a text, or between it and those beside it.</summary>
    public IReadOnlyList<Finding> Run(EvaluationText text, FaultKind kind)
    {
        if (OfCatalogue.FirstOrDefault(one => one.Id == kind.Check) is { } between)
            return [.. between.Run([.. (text.Beside ?? []).Append(text).OrderBy(one => one.Product.Id).Select(Located)]).Where(finding => finding.ProductId == text.Product.Id).Select(finding => finding.Finding)];
        if (OfSiblings.FirstOrDefault(one => one.Id == kind.Check) is { } siblings)
        {
            var all = (text.Beside ?? []).Append(text).OrderBy(one => one.Product.Id).ToList();
            var found = siblings.Run(new(text.Catalog, [.. all.Select(one => one.Product)], [.. all.Select(Located)]));
            return [.. found.Where(finding => finding.ProductId == text.Product.Id).Select(finding => finding.Finding)];
        }

        return [.. Run(text).Where(finding => finding.Source == kind.Check || kind.AlsoBy.Any(other => other.Check == finding.Source))];
    }

    /// <summary>What the checks between texts find about texts of the whole set.</summary>
    public ILookup<(long Product, string Locale), Finding> RunBetween()
    {
        var texts = set.Texts.Select(Located).OrderBy(text => text.Product.Id).ToList();
        var ofCatalogue = texts.GroupBy(text => text.Locale).SelectMany(locale => OfCatalogue.SelectMany(check => check.Run([.. locale])));
        var variants = texts.DistinctBy(text => text.Product.Id).GroupBy(text => VariantKey.Of(text.Product, set.Catalog.Columns))
            .Where(group => group.Key is not null && group.Count() > 1);
        var ofSiblings = variants.SelectMany(group =>
        {
            var input = new SiblingsInput(set.Catalog, [.. group.Select(text => text.Product)], [.. texts.Where(text => group.Any(own => own.Product.Id == text.Product.Id))]);
            return OfSiblings.SelectMany(check => check.Run(input));
        });
        return ofCatalogue.Concat(ofSiblings).Where(finding => finding.Locale is not null).ToLookup(finding => (finding.ProductId, finding.Locale!), finding => finding.Finding);
    }

    private static LocaleText Located(EvaluationText text) => new(text.Product, text.Locale.Code, text.Copy);
}
