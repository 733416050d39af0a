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
        values (@Term, @Locale, @Category, @Rule, @Translation, @CaseSensitive, @Inflections, @Note, @by) returning id
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
                case_sensitive = @CaseSensitive, inflections = @Inflections, note = @Note, version = version + 1, changed_by = @by, changed_at = now()
            where id = @id and version = @version
            """,
            parameters)) == 1;
    }

    /// <summary>Takes an entry out; the audit log says who.</summary>
    /// <returns>False where it is gone, or isn't of this version any more.</returns>
    public async Task<bool> DeleteAsync(long id, int version, string by) =>
        await connection.ExecuteAsync(Command(
            "delete from glossary_entry where id = @id and version = @version and set_config('catalog.actor', @by, true) is not null", new { id, version, by })) == 1;

    private async Task<IReadOnlyList<GlossaryEntry>> QueryAsync(string sql, object? parameters) =>
        [.. (await connection.QueryAsync<Row>(Command(sql, parameters))).Select(row => row.ToEntry())];

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: ct);

    private static DynamicParameters Parameters(GlossaryTerm term, string by) => new(new
    {
        term.Term,
        Locale = term.Locale ?? "",
        Category = term.Category ?? "",
        Rule = GlossaryWords.Of(term.Rule),
        Translation = term.Translation ?? "",
        term.CaseSensitive,
        Inflections = term.Inflections.ToArray(),
        Note = term.Note ?? "",
        by,
    });

    // Members that are set: Dapper finds no constructor for an array's type.
    private sealed class Row
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public string Term { get; init; } = "";

        public string Locale { get; init; } = "";

        public string Category { get; init; } = "";

        public string Rule { get; init; } = "";

        public string Translation { get; init; } = "";

        public bool CaseSensitive { get; init; }

        public string[] Inflections { get; init; } = [];

        public string Note { get; init; } = "";

        public string ChangedBy { get; init; } = "";

        public DateTimeOffset ChangedAt { get; init; }

        public GlossaryEntry ToEntry() => new(
            Id,
            Version,
            new GlossaryTerm(Term, OrNull(Locale), GlossaryWords.Parse(Rule)!.Value, OrNull(Translation), OrNull(Note))
            {
                Category = OrNull(Category),
                CaseSensitive = CaseSensitive,
                Inflections = Inflections,
            },
            ChangedBy,
            ChangedAt);

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
