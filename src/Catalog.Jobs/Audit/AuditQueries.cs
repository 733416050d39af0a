using System.Text;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Audit;

/// <summary>An entry as the page shows it.</summary>
/// <param name="Link">Its number in the chain; null: it waits for its link.</param>
public sealed record AuditLine(
    long Id, DateTimeOffset At, string Actor, string Action, string Subject, long? CopyId, long? ProductId, string Detail, long? Link);

/// <summary>Reads the audit log.</summary>
public sealed class AuditQueries(NpgsqlDataSource source)
{
    /// <summary>What a person's activity page leaves out: it is about work, not about when somebody came.</summary>
    private const string IsWork = "e.action not in ('sign-in', 'sign-in.failed')";

    /// <summary>Entries before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public async Task<IReadOnlyList<AuditLine>> PageAsync(AuditFilter filter, long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<AuditLine>(new CommandDefinition(
            $"{Select(filter)} and (@before::bigint is null or e.id < @before) order by e.id desc limit @limit",
            Parameters(filter, before, limit),
            cancellationToken: cancellation))];
    }

    /// <summary>All entries, the oldest first, as they are read.</summary>
    public async IAsyncEnumerable<AuditLine> AllAsync(
        AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await foreach (var line in connection.QueryUnbufferedAsync<AuditLine>($"{Select(filter)} order by e.id", Parameters(filter, null, 0), commandTimeout: 0)
            .WithCancellation(cancellation))
            yield return line;
    }

    /// <summary>What a person did, before <paramref name="before"/> (null: the newest), the newest first; without sign-ins.</summary>
    public async Task<IReadOnlyList<AuditLine>> OfPersonAsync(string name, long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<AuditLine>(new CommandDefinition(
            $"""
            select {AuditEntry.Columns}, null::bigint as link from audit_entry e
            where e.actor = @name and {IsWork} and (@before::bigint is null or e.id < @before) order by e.id desc limit @limit
            """,
            new { name, before, limit },
            cancellationToken: cancellation))];
    }

    private static string Select(AuditFilter filter)
    {
        var sql = new StringBuilder($"select {AuditEntry.Columns}, l.seq as link from audit_entry e left join audit_link l on l.entry_id = e.id where true");
        if (filter.Actor is not null) sql.Append(" and e.actor = @Actor");
        if (filter.Action is not null) sql.Append(" and (e.action = @Action or e.action like @group)");
        if (filter.From is not null) sql.Append(" and e.at >= @from");
        if (filter.To is not null) sql.Append(" and e.at < @to");
        return sql.ToString();
    }

    private static object Parameters(AuditFilter filter, long? before, int limit) => new
    {
        filter.Actor,
        filter.Action,
        group = filter.Action?.Replace("\\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + ".%",
        from = Start(filter.From),
        to = Start(filter.To?.AddDays(1)),
        before,
        limit,
    };

    private static DateTimeOffset? Start(DateOnly? day) => day is { } at ? new(at.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
