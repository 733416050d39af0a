using Catalog.Jobs.Search;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Pages through a queue, a line a text; by key, so that every page costs the same.</summary>
public sealed class QueueList(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>The next texts behind a place (null: the first ones), held or not.</summary>
    /// <param name="limit">At most this many.</param>
    public async Task<QueuePage> PageAsync(ReviewFilter filter, QueuePlace? after, string reviewer, int limit, CancellationToken cancellation)
    {
        if (!QueueQuery.IsReadable(filter)) return new QueuePage([], null);
        var parameters = QueueSql.Parameters(filter, reviewer);
        if (after is { } place) QueueSql.Place(parameters, place);
        parameters.Add("limit", limit);
        parameters.Add("now", time.GetUtcNow());
        await using var connection = await source.OpenConnectionAsync(cancellation);
        QueuePlace? lookedTo = null;
        var which = $"{QueueSql.Where(filter)} {(after is null ? "" : "and " + QueueSql.Beside(filter.Order, '>'))}";
        if (QueueQuery.Read(filter, reviewer, time.GetUtcNow(), after, limit) is { } read)
        {
            var found = await new OrderedSearch(connection, null, cancellation).ReadAsync(read);
            lookedTo = found.Reached is { } reached ? QueueQuery.Place(filter.Order, reached) : null;
            parameters.Add("found", found.Ids.ToArray());
            which = "c.id = any(@found)";
        }

        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select c.id, c.product_id, p.sku, p.title as product, c.locale, c.state, c.risk, c.due, c.waiting_since, r.raw, c.assigned_to,
                case when c.held_until > @now then c.held_by end as held_by
            from (select * from copy c where {which} order by {QueueSql.Key(filter.Order)} limit @limit) c
            join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id
            order by {QueueSql.Key(filter.Order)}
            """,
            parameters,
            cancellationToken: cancellation));
        return new QueuePage(
            [.. rows.Select(row => new QueueLine(
                row.Id, row.ProductId, row.Sku, row.Product, row.Locale, row.State, row.Risk, row.Due, row.WaitingSince,
                First(row.Raw), row.AssignedTo, row.HeldBy))],
            lookedTo);
    }

    private static string? First(string? raw) => raw is not null && Copy.Parse(raw).Fields is [var first, ..] ? first.Text : null;

    private sealed record Row(
        long Id, long ProductId, string Sku, string Product, string Locale, string State, int Risk, long Due, DateTimeOffset WaitingSince, string? Raw, string? AssignedTo, string? HeldBy);
}
