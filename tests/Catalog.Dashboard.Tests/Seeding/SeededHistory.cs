using Catalog.Jobs.Comments;
using Catalog.Jobs.Tests.Review;

namespace Catalog.Dashboard.Tests.Seeding;

/// <summary>What people said and what came of sixty days, for a <see cref="Showcase"/>.</summary>
public static class SeededHistory
{
    /// <summary>Adds comments, notifications, an export and figures.</summary>
    public static async Task FillAsync(Seeder seeder, CommentStore comments, Showcase shop)
    {
        var token = Xunit.TestContext.Current.CancellationToken;
        await comments.AddAsync(shop.German, "reviewer", "The facts say 30 L, the supplier's page says 45 L. @merchandiser, which is right?", true, token);
        await comments.AddAsync(shop.German, "merchandiser", "30 L. @all please send the text back.\nنعم <b>30</b> L", false, token);
        await seeder.ExecuteAsync(
            """
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by, created_at)
            values ('shop', 'wide', 'elsewhere/shop.csv', 1, 4, 2, 'merchandiser', '2026-11-24 05:00:00+00');
            insert into export_item select max(b.id), @German, (select min(id) from revision where copy_id = @German) from export_batch b;
            insert into insight_day (day, locale, measure, key, n, total)
            select d.day::date, l.locale, m.measure, m.key, m.n, m.n * m.each * (1 + 0.3 * sin(d.n / 7.0 + l.place))
            from generate_series(now() - interval '59 days', now() - interval '1 day', interval '1 day') with ordinality as d (day, n)
            cross join (values ('de-DE', 0), ('fr-FR', 1), ('ja-JP', 2), ('ar-SA', 3)) as l (locale, place)
            cross join (values ('draft', '', 40, 1.4), ('tokens-in', '', 40, 820), ('tokens-out', '', 40, 190), ('finding', 'numbers', 5, 0), ('finding', 'glossary', 3, 0),
                ('decision', 'approve', 12, 0), ('decision', 'edit', 3, 0), ('rules', 'approve', 22, 0), ('review', '', 15, 38), ('unchanged', '', 17, 0.6),
                ('distance', '0', 3, 0.07), ('agreement', '', 4, 0.7)) as m (measure, key, n, each)
            where (d.n::int + l.place) % 9 <> 0
            """,
            new { shop.German });
    }
}
