using System.Runtime.CompilerServices;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology.Suggestions;

/// <summary>Tries rules on approved texts before they are switched on.</summary>
public sealed class RuleTrials(NpgsqlDataSource source)
{
    private const int MostTexts = 5000;
    private const int MostSamples = 5;

    private static readonly TextCheck[] Checks = [new ForbiddenTermsCheck(), new PreferredTermsCheck(), new NeverTranslateCheck()];

    /// <summary>Tries rules of one locale, in their order, on its newest approved texts, beside the glossary that counts.</summary>
    public async Task<IReadOnlyList<RuleTrial>> RunAsync(string locale, IReadOnlyList<GlossaryTerm> rules, CatalogDefinition catalog, CancellationToken ct)
    {
        if (catalog.Locale(locale) is not { } known) return [.. rules.Select(_ => new RuleTrial(0, 0, []))];
        var samples = rules.Select(_ => new List<TrialSample>()).ToList();
        var flagged = new int[rules.Count];
        var patterns = rules.Select(rule => rule.Rule == GlossaryRule.Forbidden ? TermPattern.InTexts(rule, locale) : TermPattern.InFacts(rule)).ToList();
        // A forbidden word inside of an allowed term is none: the rest of the glossary is tried along.
        var catalogs = rules.Select(rule => catalog with { Glossary = [.. catalog.Glossary.Where(term => term.Rule != GlossaryRule.Forbidden && term.Key != rule.Key), rule] }).ToList();
        var looked = 0;
        await foreach (var (product, copy, text) in TextsAsync(locale, ct))
        {
            looked++;
            foreach (var (index, rule) in rules.Index())
            {
                var where = rule.Rule == GlossaryRule.Forbidden ? text.Fields.SelectMany(field => field.Items) : product.Facts.SelectMany(fact => fact.Values);
                if (!where.Any(value => TermSearch.Contains(value, patterns[index]))) continue;
                var input = new CheckInput(catalogs[index], product, known, text);
                var only = rule.Rule switch { GlossaryRule.Forbidden => Checks[0], GlossaryRule.Preferred => Checks[1], _ => Checks[2] };
                var found = only.Run(input).FirstOrDefault(finding => rule.Rule == GlossaryRule.Forbidden || finding.Expected == (rule.Translation ?? rule.Term));
                if (found is null) continue;
                flagged[index]++;
                if (samples[index].Count < MostSamples) samples[index].Add(Sample(product, copy, text, found));
            }
        }

        return [.. rules.Index().Select(rule => new RuleTrial(looked, flagged[rule.Index], samples[rule.Index]))];
    }

    private static TrialSample Sample(Product product, long copy, Copy text, Finding finding) => finding is { Field: { } field, Span: { } span }
        ? new(product.Id, copy, product.Sku, text.Field(field)!.Items[span.Item], span.Start, span.Length)
        : new(product.Id, copy, product.Sku, text.Field("title")?.Text ?? "", 0, 0);

    private async IAsyncEnumerable<(Product Product, long Copy, Copy Text)> TextsAsync(string locale, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = connection.QueryUnbufferedAsync<(long Id, string Sku, string Facts, long Copy, string Raw)>(
            """
            select p.id, p.sku, p.facts::text, c.id, r.raw from copy c join revision r on r.id = c.approved_revision_id join product p on p.id = c.product_id
            where c.locale = @locale order by r.id desc limit @MostTexts
            """,
            new { locale, MostTexts });
        await foreach (var row in rows.WithCancellation(ct))
        {
            var product = new Product(row.Id, row.Sku, Jsonb.Read<IReadOnlyList<Fact>>(row.Facts), new Dictionary<string, string>(), [], [], "");
            yield return (product, row.Copy, Copy.Parse(row.Raw));
        }
    }
}
