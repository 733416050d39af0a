using System.Text.Json;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>
/// Says where a text is in its queue and which one is at a number. Up to <see cref="Exact"/> rows it counts; behind that it asks the planner, whose
/// histograms know about how many rows are before a key, and says that it is an estimate. Neither reads the queue.
/// </summary>
public sealed class QueuePositions(NpgsqlDataSource source, CopyCounts counts, TimeProvider time)
{
    private const int Steps = 40;

    /// <summary>How many rows are counted at most.</summary>
    public int Exact { get; init; } = 1000;

    /// <summary>The position of a place among all texts of the queue, held or not; what the filter's query finds is <see cref="FoundPositions"/>' matter.</summary>
    public async Task<QueuePosition> OfAsync(ReviewFilter filter, QueuePlace place, string reviewer, CancellationToken cancellation)
    {
        var of = await TotalAsync(filter, reviewer, cancellation);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var parameters = QueueSql.Parameters(filter, reviewer);
        QueueSql.Place(parameters, place);
        parameters.Add("limit", Exact + 1);
        var before = await connection.QuerySingleAsync<int>(new CommandDefinition(
            $"""
            select count(*) from (
                select 1 from copy c where {QueueSql.Where(filter)} and {QueueSql.Beside(filter.Order, '<')} order by {QueueSql.Key(filter.Order)} limit @limit) row
            """,
            parameters,
            cancellationToken: cancellation));
        if (before <= Exact) return new QueuePosition(before + 1, Math.Max(of, before + 1), false);

        // The planner knows about single columns only: whole locales before this one come from the kept counts.
        var (inner, ahead, within) = (filter, 0L, of);
        if (filter.Order == QueueOrder.Locale && filter.Locale is null)
        {
            var all = (await counts.ReadAsync(cancellation)).Where(count => count.State == filter.State).ToList();
            ahead = all.Where(count => string.CompareOrdinal(count.Locale, place.Locale) < 0).Sum(count => (long)count.Texts);
            within = all.Where(count => count.Locale == place.Locale).Sum(count => (long)count.Texts);
            inner = filter with { Locale = place.Locale };
            parameters.Add("locale", place.Locale);
        }

        var share = await EstimateAsync(connection, inner, parameters, $"{Column(filter.Order)} < @placeKey", cancellation)
            / Math.Max(1.0, await EstimateAsync(connection, inner, parameters, "true", cancellation));
        return new QueuePosition(Math.Clamp(ahead + (long)Math.Round(Math.Min(1, share) * within), Exact + 1, Math.Max(of, Exact + 1)), of, true);
    }

    /// <summary>The text at a number, from 1; behind the end the last one. Null: the queue is empty. The answer is the <see cref="QueuePosition"/>'s inverse, estimates included.</summary>
    public async Task<long?> AtAsync(ReviewFilter filter, long number, string reviewer, CancellationToken cancellation)
    {
        if (filter.Query is not null) return await new FoundPositions(source, time).AtAsync(filter, number, reviewer, cancellation);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (number <= Exact + 1) return await NthAsync(connection, filter, QueueSql.Parameters(filter, reviewer), "true", (int)Math.Max(1, number), cancellation);
        var all = filter.Order == QueueOrder.Locale && filter.Locale is null ? await counts.ReadAsync(cancellation) : [];
        foreach (var locale in all.Where(count => count.State == filter.State).OrderBy(count => count.Locale, StringComparer.Ordinal))
        {
            if (number <= locale.Texts) return await InAsync(connection, filter with { Locale = locale.Locale }, number, locale.Texts, reviewer, cancellation);
            number -= locale.Texts;
        }

        return await InAsync(connection, filter, number, await TotalAsync(filter, reviewer, cancellation), reviewer, cancellation);
    }

    /// <summary>How many texts a queue has: from the kept counts; what was sent to somebody is counted.</summary>
    public async Task<long> TotalAsync(ReviewFilter filter, string reviewer, CancellationToken cancellation)
    {
        if (!filter.OnlyMine)
            return (await counts.ReadAsync(cancellation)).Where(count => count.State == filter.State && (filter.Locale is null || count.Locale == filter.Locale)).Sum(count => (long)count.Texts);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<long>(new CommandDefinition(
            $"select count(*) from copy c where {QueueSql.Where(filter)}", QueueSql.Parameters(filter, reviewer), cancellationToken: cancellation));
    }

    // Halves the range of keys until the planner says that the number is reached.
    private static async Task<long?> InAsync(NpgsqlConnection connection, ReviewFilter filter, long number, long total, string reviewer, CancellationToken cancellation)
    {
        var parameters = QueueSql.Parameters(filter, reviewer);
        var column = Column(filter.Order);
        if (number >= total) return await NthAsync(connection, filter, parameters, "true", 1, cancellation, last: true);
        var (low, high) = await connection.QuerySingleAsync<(long?, long?)>(new CommandDefinition(
            $"select (select {column} from copy c where {QueueSql.Where(filter)} order by {column} limit 1), (select {column} from copy c where {QueueSql.Where(filter)} order by {column} desc limit 1)",
            parameters,
            cancellationToken: cancellation));
        if (low is not { } least || high is not { } most) return null;
        var all = Math.Max(1.0, await EstimateAsync(connection, filter, parameters, "true", cancellation));
        for (var step = 0; step < Steps && least < most; step++)
        {
            var middle = least + ((most - least) / 2);
            parameters.Add("middle", middle);
            var share = await EstimateAsync(connection, filter, parameters, $"{column} <= @middle", cancellation) / all;
            if (share * total < number) least = middle + 1;
            else most = middle;
        }

        parameters.Add("middle", least);
        return await NthAsync(connection, filter, parameters, $"{column} >= @middle", 1, cancellation)
            ?? await NthAsync(connection, filter, parameters, "true", 1, cancellation, last: true);
    }

    private static string Column(QueueOrder order) => order == QueueOrder.Product ? "c.product_id" : "c.due";

    private static async Task<long?> NthAsync(
        NpgsqlConnection connection, ReviewFilter filter, DynamicParameters parameters, string from, int number, CancellationToken cancellation, bool last = false)
    {
        parameters.Add("number", number);
        return await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            $"""
            select c.id from (
                select c.* from copy c where {QueueSql.Where(filter)} and {from} order by {(last ? QueueSql.KeyDown(filter.Order) : QueueSql.Key(filter.Order))} limit @number) c
            order by {(last ? QueueSql.Key(filter.Order) : QueueSql.KeyDown(filter.Order))} limit 1
            """,
            parameters,
            cancellationToken: cancellation));
    }

    private static async Task<double> EstimateAsync(NpgsqlConnection connection, ReviewFilter filter, DynamicParameters parameters, string condition, CancellationToken cancellation)
    {
        var plan = await connection.QuerySingleAsync<string>(new CommandDefinition(
            $"explain (format json) select 1 from copy c where {QueueSql.Where(filter)} and {condition}", parameters, cancellationToken: cancellation));
        using var document = JsonDocument.Parse(plan);
        return document.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }
}
