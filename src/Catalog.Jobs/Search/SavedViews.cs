using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>Queries that people keep, for themselves or for all.</summary>
public sealed class SavedViews(NpgsqlDataSource source)
{
    /// <summary>Characters of a name at most.</summary>
    public const int LongestName = 60;

    /// <summary>Views of a person at most.</summary>
    public const int MostOfOne = 50;

    private const string Columns =
        "v.id, v.owner, v.name, v.query, v.sort, v.compact, v.shared, exists (select 1 from queue_view q where q.account = @account and q.view_id = v.id) as is_queue";

    /// <summary>A person's own views and the shared ones, by name, own ones first.</summary>
    public async Task<IReadOnlyList<SavedView>> OfAsync(string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<SavedView>(new CommandDefinition(
            $"select {Columns} from saved_view v where v.owner = @account or v.shared order by v.owner <> @account, lower(v.name), v.id limit 100",
            new { account },
            cancellationToken: cancellation))).AsList();
    }

    /// <summary>A view that a person may see; null: none.</summary>
    public async Task<SavedView?> GetAsync(long id, string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<SavedView>(new CommandDefinition(
            $"select {Columns} from saved_view v where v.id = @id and (v.owner = @account or v.shared)", new { id, account }, cancellationToken: cancellation));
    }

    /// <summary>The view that a person's queue starts with; null: none.</summary>
    public async Task<SavedView?> QueueAsync(string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<SavedView>(new CommandDefinition(
            $"select {Columns} from queue_view d join saved_view v on v.id = d.view_id where d.account = @account and (v.owner = @account or v.shared)",
            new { account },
            cancellationToken: cancellation));
    }

    /// <summary>Keeps a query under a name; a view of the person with that name gets the new query.</summary>
    /// <returns>What is wrong, for the person; null: it is kept.</returns>
    public async Task<string?> SaveAsync(string owner, string name, string query, TextOrder sort, bool compact, bool shared, CancellationToken cancellation)
    {
        name = name.Trim();
        if (name.Length == 0) return "Give the view a name.";
        if (name.Length > LongestName) return $"The name has {name.Length} characters; at most {LongestName} are kept.";
        if (SearchParser.Read(query).Problem is { } problem) return problem.Message;
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var saved = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into saved_view (owner, name, query, sort, compact, shared)
            select @owner, @name, @query, @sort, @compact, @shared
            where (select count(*) from saved_view where owner = @owner and name <> @name) < @MostOfOne
            on conflict (owner, name) do update set query = excluded.query, sort = excluded.sort, compact = excluded.compact, shared = excluded.shared
            """,
            new { owner, name, query = query.Trim(), sort = TextOrders.Word(sort), compact, shared, MostOfOne },
            cancellationToken: cancellation));
        return saved == 0 ? $"You have {MostOfOne} views. Delete one first." : null;
    }

    /// <summary>Deletes a person's own view. False: it isn't theirs, or is gone.</summary>
    public Task<bool> DeleteAsync(long id, string owner, CancellationToken cancellation) =>
        ChangeAsync("delete from saved_view where id = @id and owner = @account", id, owner, cancellation);

    /// <summary>Lets a person's queue start with a view, or with none (null).</summary>
    public Task<bool> StartQueueAsync(long? id, string account, CancellationToken cancellation) => ChangeAsync(
        id is null
            ? "delete from queue_view where account = @account"
            : """
              insert into queue_view (account, view_id) select @account, id from saved_view where id = @id and (owner = @account or shared)
              on conflict (account) do update set view_id = excluded.view_id
              """,
        id,
        account,
        cancellation);

    private async Task<bool> ChangeAsync(string sql, long? id, string account, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, new { id, account }, cancellationToken: cancellation)) > 0;
    }
}
