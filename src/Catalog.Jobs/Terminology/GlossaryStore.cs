using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology;

/// <summary>What became of a change of an entry.</summary>
/// <param name="Id">The entry; null where it wasn't saved.</param>
/// <param name="Problem">Why not, for a person.</param>
public sealed record GlossaryChange(long? Id, string? Problem);

/// <summary>The glossary in the database, for people's changes.</summary>
public sealed class GlossaryStore(NpgsqlDataSource source)
{
    private const string Moved = "Somebody else changed this entry meanwhile. Look at it again.";

    /// <summary>All entries, in the glossary's order.</summary>
    public async Task<IReadOnlyList<GlossaryEntry>> AllAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await new GlossaryTable(connection, null, ct).AllAsync();
    }

    /// <summary>An entry; null where there is none.</summary>
    public async Task<GlossaryEntry?> GetAsync(long id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await new GlossaryTable(connection, null, ct).WhereAsync("id = @id", new { id })).SingleOrDefault();
    }

    /// <summary>The next entries by term.</summary>
    /// <param name="after">Null: the first page.</param>
    public async Task<IReadOnlyList<GlossaryEntry>> PageAsync(GlossaryFilter filter, GlossaryPlace? after, int limit, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await new GlossaryTable(connection, null, ct).WhereAsync(
            """
            (@text::text is null or term ilike @text or translation ilike @text or exists (select 1 from unnest(inflections) form where form ilike @text))
              and (@locale::text is null or locale in ('', @locale)) and (@rule::text is null or rule = @rule)
              and (@term::text is null or (lower(term), id) > (@term, @id))
            order by lower(term), id limit @limit
            """,
            new
            {
                text = string.IsNullOrWhiteSpace(filter.Text) ? null : $"%{Literal(filter.Text.Trim())}%",
                locale = string.IsNullOrEmpty(filter.Locale) ? null : filter.Locale,
                rule = string.IsNullOrEmpty(filter.Rule) ? null : filter.Rule,
                term = after?.Term,
                id = after?.Id ?? 0,
                limit,
            });
    }

    /// <summary>Where the next page begins that ends with an entry.</summary>
    public async Task<GlossaryPlace> PlaceAsync(GlossaryEntry last, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // The database's small letters: ours may differ.
        return new((await connection.ExecuteScalarAsync<string>(new CommandDefinition("select lower(@Term)", new { last.Term.Term }, cancellationToken: ct)))!, last.Id);
    }

    /// <summary>How many entries there are.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition("select count(*)::int from glossary_entry", cancellationToken: ct));
    }

    /// <summary>Lines of the catalogue's glossary file that were not taken because a person's change stands against them.</summary>
    public async Task<IReadOnlyList<string>> NotTakenAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<string[]>(new CommandDefinition("select not_taken from terminology", cancellationToken: ct)) ?? [];
    }

    /// <summary>Adds or changes an entry that <see cref="GlossaryRules"/> found fit.</summary>
    /// <param name="id">Null: a new one.</param>
    /// <param name="version">Of the entry that the person saw.</param>
    public async Task<GlossaryChange> SaveAsync(long? id, int version, GlossaryTerm term, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var table = new GlossaryTable(connection, transaction, ct);
        await table.LockAsync();
        var beside = await table.WhereAsync(
            "term = @Term and locale = @locale and category = @category and id <> @id",
            new { term.Term, locale = term.Locale ?? "", category = term.Category ?? "", id = id ?? 0 });
        if (beside.Any(entry => entry.Term.Rule == term.Rule)) return new(null, "The glossary has such an entry already.");
        if (GlossaryRules.Conflict(term.Rule, beside.Select(entry => entry.Term.Rule)) is { } conflict)
            return new(null, $"The glossary has the term with another kind: {conflict}.");
        if (id is null) id = await table.AddAsync(term, by);
        else if (!await table.ChangeAsync(id.Value, version, term, by)) return new(null, Moved);
        await transaction.CommitAsync(ct);
        return new(id, null);
    }

    /// <summary>Takes an entry out.</summary>
    /// <returns>Why not; null: it is gone.</returns>
    public async Task<string?> DeleteAsync(long id, int version, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await new GlossaryTable(connection, null, ct).DeleteAsync(id, version, by) ? null : Moved;
    }

    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
