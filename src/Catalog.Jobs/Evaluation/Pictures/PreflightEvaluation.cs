using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Evaluation.Pictures;

/// <summary>Plants bad pictures and measures them, as the preflight of a run does, without its store: all pictures are at hand.</summary>
internal sealed class PreflightEvaluation(IReadOnlyList<PictureProduct> products, CatalogDefinition catalog, int seed)
{
    /// <summary>Products of each kind.</summary>
    public const int PlantedPerKind = 16;

    /// <summary>One tally a kind.</summary>
    public IReadOnlyList<CellTally> Run(CancellationToken cancellationToken)
    {
        var measured = Measure(cancellationToken);
        var drawn = measured.OrderBy(product => Seeds.Of(seed, product.Product.Sku)).Take(PlantedPerKind).ToList();
        var outcomes = new (PreflightKind Kind, MissedFault? Missed)?[drawn.Count * PreflightKind.All.Count];
        Parallel.For(0, outcomes.Length, Options(cancellationToken), at =>
            outcomes[at] = Run(drawn[at / PreflightKind.All.Count], PreflightKind.All[at % PreflightKind.All.Count], measured));
        return [.. PreflightKind.All.Select(kind => Tally(kind, [.. outcomes.Where(one => one?.Kind == kind).Select(one => one!.Value.Missed)]))];
    }

    // Pictures that can't be read are nobody's right ones.
    private List<MeasuredPicture> Measure(CancellationToken cancellationToken)
    {
        var measured = new MeasuredPicture?[products.Count];
        Parallel.For(0, products.Count, Options(cancellationToken), at =>
        {
            try
            {
                measured[at] = new(products[at].Product, products[at].Picture, PictureInspector.Inspect(products[at].Picture.Picture));
            }
            catch (PictureException)
            {
            }
        });
        return [.. measured.OfType<MeasuredPicture>()];
    }

    private (PreflightKind, MissedFault?)? Run(MeasuredPicture own, PreflightKind kind, IReadOnlyList<MeasuredPicture> all)
    {
        if (kind.Plant(own, all, catalog.Columns, new Random(Seeds.Of(seed, kind.Id, own.Product.Sku))) is not { } fault) return null;
        var known = Findings(own, [own.Picture], fault.Rules, all).Select(finding => finding.Type).ToHashSet();
        if (known.Contains(kind.Type)) return null;
        var findings = Findings(own, fault.Pictures, fault.Rules, all);
        return (kind, findings.Exists(finding => finding.Type == kind.Type) ? null
            : new MissedFault(kind.Id, CellTally.Everywhere, own.Product.Sku, "pictures", fault.What, "the picture as it was", [.. findings.Select(finding => finding.Message)]));
    }

    private List<Finding> Findings(MeasuredPicture own, IReadOnlyList<HashedPicture> pictures, PictureRules rules, IReadOnlyList<MeasuredPicture> all)
    {
        var findings = new List<Finding>();
        var seen = new List<(string Name, PictureLikeness Likeness)>();
        foreach (var picture in pictures)
        {
            var name = picture.Picture.Name;
            try
            {
                // The right picture was measured once for all kinds.
                var measured = ReferenceEquals(picture, own.Picture) ? own.Measured : PictureInspector.Inspect(picture.Picture);
                findings.AddRange(PictureMeasures.Check(name, measured, catalog with { Pictures = rules, Channels = [] }));
                findings.AddRange(PicturePreflight.Repeated(name, measured.Likeness, seen));
                findings.AddRange(all.Where(other => other.Product.Sku != own.Product.Sku && other.Measured.Likeness.IsLike(measured.Likeness))
                    .Select(other => SharedPicture.Judge(name, own.Product, other.Product, catalog.Columns)).OfType<Finding>());
                seen.Add((name, measured.Likeness));
            }
            catch (PictureException exception)
            {
                findings.Add(PicturePreflight.Unreadable(name, exception));
            }
        }

        return findings;
    }

    private static CellTally Tally(PreflightKind kind, List<MissedFault?> outcomes)
    {
        var missed = outcomes.OfType<MissedFault>().ToList();
        return new(kind.Id, PicturePreflight.Id, FaultCost.Free, CellTally.Everywhere, outcomes.Count, outcomes.Count - missed.Count, [.. missed.Take(3)]);
    }

    private static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}
