using Catalog.Jobs.Tests.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Search;

/// <summary>
/// A database with <see cref="Count"/> texts that wait: "often" stands in every one, "twentieth" in every twentieth but for the newest thousand, "hundredth" in
/// every hundredth, "thousandth" in every thousandth; what changed last has the highest number.
/// </summary>
public sealed class OrderedTexts(PostgresFixture postgres) : IAsyncLifetime
{
    public const int Count = 20_000;

    private TestDatabase database = null!;

    public NpgsqlDataSource Source => database.Source;

    public NpgsqlConnection Connection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        Connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Connection.ExecuteAsync(
            """
            set session_replication_role = replica;
            insert into product (id, sku, title, facts, attributes, pictures, documents, hash, import_id) overriding system value
            select n, 'S-' || n, 'Lamp', '[]', '{}', '[]', case when n = 3 then '[{}]' else '[]' end::jsonb, '', 0 from generate_series(1, @Texts / 2) n;
            insert into copy (id, product_id, locale, state, updated_at, due) overriding system value
            select n, (n + 1) / 2, case n % 2 when 1 then 'de-DE' else 'fr-FR' end, 'needs_review', timestamptz '2026-01-01' + n * interval '1 minute', n from generate_series(1, @Texts) n;
            insert into copy_text
            select n, 'often' || case when n % 20 = 0 and n <= @Texts - 1000 then ' twentieth' else '' end || case when n % 100 = 0 then ' hundredth' else '' end || case when n % 1000 = 0 then ' thousandth' else '' end, '{}' from generate_series(1, @Texts) n;
            insert into copy_count values ('de-DE', 'needs_review', @Texts / 2), ('fr-FR', 'needs_review', @Texts / 2);
            set session_replication_role = default;
            analyze
            """,
            new { Texts = Count });
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await database.DisposeAsync();
    }
}
