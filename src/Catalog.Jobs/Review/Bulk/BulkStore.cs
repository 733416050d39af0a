using Catalog.Jobs.Search;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>Decisions about many texts: pins what a query finds, and tells how far a decision is.</summary>
public sealed class BulkStore(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Texts of one decision at most.</summary>
    public const int MostTexts = 200_000;

    private const int Samples = 10;

    /// <summary>Pins the texts that a query finds now, with their versions. Nothing is decided yet.</summary>
    public async Task<BulkPreview> PreviewAsync(string query, string action, BulkArguments arguments, string actor, CancellationToken cancellation)
    {
        var reading = SearchParser.Read(query);
        if (reading.Query is not { } tree) return new(null, reading.Problem!.Message);
        if (BulkRules.Problem(action, arguments) is { } problem) return new(null, problem);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: cancellation);
        if (action == BulkAction.Assign && arguments.Person.Length > 0
            && !await connection.QuerySingleAsync<bool>(Command("select exists (select 1 from account where name = @Person and 'reviewer' = any(roles) and disabled_at is null)", new { arguments.Person })))
            return new(null, $"There is no reviewer {arguments.Person}.");

        var found = await FindAsync(connection, transaction, BulkRules.Narrow(action, arguments, tree), actor, action == BulkAction.Replace ? new TextReplacement(arguments) : null, cancellation);
        if (found.Count > MostTexts) return new(null, $"The query finds more than {MostTexts} texts. Narrow it down: at most so many are decided at once.");
        if (found.Count == 0) return new(null, action == BulkAction.Replace ? "No text of the query holds this piece, as it is written." : "The query finds no text.");
        // What was only looked at is kept for a day.
        await connection.ExecuteAsync(Command("delete from bulk where state = 'previewed' and created_at < @old", new { old = time.GetUtcNow().AddDays(-1) }));
        var id = await connection.QuerySingleAsync<long>(Command(
            """
            insert into bulk (action, query, arguments, actor, state, texts, created_at) values (@action, @query, @arguments, @actor, 'previewed', @Count, @now) returning id
            """,
            new { action, query, arguments = Jsonb.Of(arguments), actor, found.Count, now = time.GetUtcNow() }));
        await connection.ExecuteAsync(Command(
            "insert into bulk_item (bulk_id, copy_id, version) select @id, * from unnest(@ids, @versions)",
            new { id, ids = found.Select(one => one.Id).ToArray(), versions = found.Select(one => one.Version).ToArray() }));
        await transaction.CommitAsync(cancellation);
        return new(id, null);
    }

    /// <summary>A decision; null where there is none.</summary>
    public async Task<BulkRecord?> GetAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"select {Columns} from bulk where id = @id", new { id }, cancellationToken: cancellation));
        return row?.ToRecord();
    }

    /// <summary>The last decisions of all people that weren't only looked at, the newest first.</summary>
    public async Task<IReadOnlyList<BulkRecord>> RecentAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"select {Columns} from bulk where state <> 'previewed' order by id desc limit 10", cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>How far it is.</summary>
    public async Task<BulkProgress> ProgressAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<(string? Outcome, string? Undo, string? Reason, int Texts)>(new CommandDefinition(
            "select outcome, undo, reason, count(*)::int from bulk_item where bulk_id = @id group by outcome, undo, reason", new { id }, cancellationToken: cancellation))).AsList();
        return new BulkProgress(
            rows.Where(row => row.Outcome is null).Sum(row => row.Texts),
            rows.Where(row => row.Outcome == "done").Sum(row => row.Texts),
            [.. rows.Where(row => row.Outcome is not null and not "done").GroupBy(row => row.Reason ?? "").Select(same => KeyValuePair.Create(same.Key, same.Sum(row => row.Texts)))
                .OrderByDescending(pair => pair.Value).Take(10)],
            rows.Where(row => row.Undo == "done").Sum(row => row.Texts),
            rows.Where(row => row.Undo == "changed").Sum(row => row.Texts));
    }

    /// <summary>Ten of the pinned texts.</summary>
    public async Task<IReadOnlyList<BulkSample>> SamplesAsync(BulkRecord bulk, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(long Id, string Sku, string Title, string Locale, string State, string? Raw)>(new CommandDefinition(
            """
            select c.id, p.sku, p.title, c.locale, c.state, r.raw
            from (select copy_id from bulk_item where bulk_id = @Id order by copy_id limit @Samples) i
            join copy c on c.id = i.copy_id join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id order by c.id
            """,
            new { bulk.Id, Samples },
            cancellationToken: cancellation));
        var replacement = bulk.Action == BulkAction.Replace ? new TextReplacement(bulk.Arguments) : null;
        return [.. rows.Select(row =>
        {
            var text = row.Raw is null ? null : Copy.Parse(row.Raw);
            return new BulkSample(row.Id, row.Sku, row.Title, row.Locale, row.State, text, text is null ? null : replacement?.Apply(text));
        })];
    }

    /// <summary>Moves a decision from one state to the next. False: it wasn't in that state (any more).</summary>
    public async Task<bool> MoveAsync(long id, string from, string to, string? by, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            update bulk set state = @to,
                finished_at = case when @to = 'finished' then @now else finished_at end,
                undone_by = coalesce(@by, undone_by), undone_at = case when @to = 'undone' then @now else undone_at end
            where id = @id and state = @from
            """,
            new { id, from, to, by, now = time.GetUtcNow() },
            cancellationToken: cancellation)) == 1;
    }

    private const string Columns = "id, action, query, arguments::text as arguments, actor, state, texts, created_at, finished_at, undone_by, undone_at";

    private async Task<List<(long Id, int Version)>> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, SearchNode query, string actor, TextReplacement? replacement, CancellationToken cancellation)
    {
        var sql = SearchSql.Of(query, new SearchContext(actor, time.GetUtcNow()));
        var parameters = TextList.Parameters(sql);
        parameters.Add("most", MostTexts + 1);
        var statement =
            $"""
            select c.id, c.version, {(replacement is null ? "null" : "(select r.raw from revision r where r.id = c.newest_revision_id)")} as raw
            from {sql.From} where not c.retired and {sql.Where} order by c.id {(replacement is null ? "limit @most" : "")}
            """;
        var found = new List<(long, int)>();
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancellation));
        while (found.Count <= MostTexts && await reader.ReadAsync(cancellation))
        {
            if (replacement is not null && (reader.IsDBNull(2) || replacement.Apply(Copy.Parse(reader.GetString(2))) is null)) continue;
            found.Add((reader.GetInt64(0), reader.GetInt32(1)));
        }

        return found;
    }

    private sealed record Row(
        long Id, string Action, string Query, string Arguments, string Actor, string State, int Texts, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, string? UndoneBy, DateTimeOffset? UndoneAt)
    {
        public BulkRecord ToRecord() => new(Id, Action, Query, Jsonb.Read<BulkArguments>(Arguments), Actor, State, Texts, CreatedAt, FinishedAt, UndoneBy, UndoneAt);
    }
}
