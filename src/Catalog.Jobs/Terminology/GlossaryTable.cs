using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology;

/// <summary>Reads and writes rows of <c>glossary_entry</c> within somebody's transaction.</summary>
internal sealed class GlossaryTable(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
{
    private const string Columns = "id, version, term, locale, category, rule, translation, case_sensitive, inflections, note, changed_by, changed_at";

    /// <summary>Keeps other changes of the glossary out until the transaction ends.</summary>
    public Task LockAsync() => connection.ExecuteAsync(Command("select pg_advisory_xact_lock(7042, 5)", null));

    /// <summary>All entries, in the glossary's order.</summary>
    public Task<IReadOnlyList<GlossaryEntry>> AllAsync() => QueryAsync($"select {Columns} from glossary_entry order by id", null);

    /// <summary>Some entries.</summary>
    /// <param name="sql">What follows <c>where</c>.</param>
    public Task<IReadOnlyList<GlossaryEntry>> WhereAsync(string sql, object parameters) => QueryAsync($"select {Columns} from glossary_entry where {sql}", parameters);

    /// <summary>Adds an entry at the glossary's end.</summary>
    public Task<long> AddAsync(GlossaryTerm term, string by) => connection.ExecuteScalarAsync<long>(Command(
        """
        insert into glossary_entry (term, locale, category, rule, translation, case_sensitive, inflections, note, changed_by)
        values (@Term, @Locale, @Category, @Rule, @Translation, @caseSensitive, @inflections, @Note, @by) returning id
        """,
        Parameters(term, by)));

    /// <summary>Gives an entry other contents.</summary>
    /// <returns>False where it is gone, or isn't of this version any more.</returns>
    public async Task<bool> ChangeAsync(long id, int version, GlossaryTerm term, string by)
    {
        var parameters = Parameters(term, by);
        parameters.AddDynamicParams(new { id, version });
        return await connection.ExecuteAsync(Command(
            """
            update glossary_entry set term = @Term, locale = @Locale, category = @Category, rule = @Rule, translation = @Translation,
                case_sensitive = @caseSensitive, inflections = @inflections, note = @Note, version = version + 1, changed_by = @by, changed_at = now()
            where id = @id and version = @version
            """,
            parameters)) == 1;
    }

    /// <summary>Takes an entry out.</summary>
    /// <returns>False where it is gone, or isn't of this version any more.</returns>
    public async Task<bool> DeleteAsync(long id, int version) =>
        await connection.ExecuteAsync(Command("delete from glossary_entry where id = @id and version = @version", new { id, version })) == 1;

    private async Task<IReadOnlyList<GlossaryEntry>> QueryAsync(string sql, object? parameters) =>
        [.. (await connection.QueryAsync<Row>(Command(sql, parameters))).Select(row => row.ToEntry())];

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: ct);

    private static DynamicParameters Parameters(GlossaryTerm term, string by)
    {
        var parameters = new DynamicParameters(GlossaryCells.Of(term));
        parameters.AddDynamicParams(new { caseSensitive = term.CaseSensitive, inflections = term.Inflections.ToArray(), by });
        return parameters;
    }

    private sealed record Row(
        long Id, int Version, string Term, string Locale, string Category, string Rule, string Translation, bool CaseSensitive, string[] Inflections, string Note,
        string ChangedBy, DateTimeOffset ChangedAt)
    {
        public GlossaryEntry ToEntry() => new(
            Id,
            Version,
            new GlossaryTerm(Term, OrNull(Locale), GlossaryWords.Parse(Rule)!.Value, OrNull(Translation), OrNull(Note))
            {
                Category = OrNull(Category), CaseSensitive = CaseSensitive, Inflections = Inflections,
            },
            ChangedBy,
            ChangedAt);

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
