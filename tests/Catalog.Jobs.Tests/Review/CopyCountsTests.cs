using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class CopyCountsTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("mia", 3)]
    [InlineData("tom", 5)]
    [InlineData("nobody", 5)]
    public async Task What_waits_for_an_account_is_in_its_locales(string account, long waiting)
    {
        var token = TestContext.Current.CancellationToken;
        await using var database = await postgres.CreateAsync();
        await using var connection = await database.Source.OpenConnectionAsync(token);
        await connection.ExecuteAsync(
            """
            insert into account (name, password_hash, roles, locales, stamp) values
                ('mia', '', array['reviewer'], array['de-DE', 'ja-JP'], ''), ('tom', '', array['reviewer'], '{}', '');
            insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
            select 'S-' || n, 'Lamp', '[]', '{}', '[]', '[]', '', 0 from generate_series(1, 3) n;
            insert into copy (product_id, locale, state, waiting_since)
            select p.id, l.locale, case when p.id = (select max(id) from product) and l.locale = 'fr-FR' then 'approved' else 'needs_review' end, now()
            from product p, (values ('de-DE'), ('fr-FR')) l (locale)
            """);
        Assert.Equal(waiting, await new CopyCounts(database.Source).WaitingForAsync(account, token));
    }
}
