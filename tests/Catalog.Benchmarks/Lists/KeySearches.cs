using Catalog.Jobs.Search;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>Each key of the search language, with values that are frequent, rare and met by nothing, in both orders.</summary>
internal sealed class KeySearches(NpgsqlDataSource source)
{
    private static readonly string[] Queries =
    [
        "locale:de-DE", "locale:de*", "state:needs-review", "check:style", "check:accuracy.*", "check:nothing", "severity:critical", "severity:minor", "field:title", "field:care", "field:nothing",
        "has:picture", "-has:picture", "has:document", "has:text", "-has:text", "has:approved", "has:proposal", "has:request", "has:finding", "has:source-problem", "dismissed",
        "brand:\"Brand 7\"", "brand:B*", "category:\"Category 7\"", "sku:SKU-0000777", "sku:SKU-00007*", "title:sku", "changed:<2026-01-02", "changed:>2026-11-20", "changed:>2027-01-01",
        "by:model", "by:\"person 3\"", "by:nobody", "assigned:nobody", "assigned:\"person 3\"",
        "severity:critical -has:picture brand:\"Brand 7\"", "has:request OR has:proposal", "-by:model -has:picture", "state:approved severity:critical",
    ];

    public async Task RunAsync(Report report)
    {
        var list = new TextList(source, TimeProvider.System);
        report.Head("each key, first page, ms", "found", "changed p50", "changed max", "risk p50", "risk max", "count");
        foreach (var text in Queries)
        {
            var query = SearchParser.Read(text).Query ?? throw new InvalidOperationException($"{text} can't be read.");
            TextPage? page = null;
            var changed = await Times.RepeatAsync(8, _ => Times.OfAsync(async () => page = await list.PageAsync(query, "ann", TextOrder.Changed, null, 50, CancellationToken.None)));
            var risk = await Times.RepeatAsync(8, _ => Times.OfAsync(() => list.PageAsync(query, "ann", TextOrder.Risk, null, 50, CancellationToken.None)));
            var count = await Times.OfAsync(() => list.CountAsync(query, "ann", CancellationToken.None));
            report.Row(
                page switch { null => $"{text} (given up)", { LookedTo: not null } => $"{text} (stopped)", _ => text },
                page?.Lines.Count ?? double.NaN, Times.At(changed, 0.5), changed[^1], Times.At(risk, 0.5), risk[^1], count);
        }

        report.Note("found: lines of the page; stopped: looked at 100,000 texts and says where looking goes on");
    }
}
