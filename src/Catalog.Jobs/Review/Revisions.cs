using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Reads revisions.</summary>
internal static class Revisions
{
    private const string Columns =
        """
        id, copy_id, number, author, raw, said::text as said, model, prompt_version, run_id, round,
        prompt_tokens, decode_tokens, seconds, note, proposal, origin, created_at
        """;

    /// <summary>Some revisions by id, in no order.</summary>
    public static async Task<IReadOnlyDictionary<long, Revision>> GetAsync(NpgsqlConnection connection, IEnumerable<long> ids, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from revision where id = any(@ids)",
            new { ids = ids.ToArray() },
            cancellationToken: cancellation));
        return rows.ToDictionary(row => row.Id, ToRevision);
    }

    /// <summary>All revisions of some texts by the text's id, the newest first.</summary>
    public static async Task<ILookup<long, Revision>> OfCopiesAsync(NpgsqlConnection connection, IEnumerable<long> copyIds, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from revision where copy_id = any(@copyIds) order by copy_id, number desc",
            new { copyIds = copyIds.ToArray() },
            cancellationToken: cancellation));
        return rows.ToLookup(row => row.CopyId, ToRevision);
    }

    private static Revision ToRevision(Row row) => new(
        row.Id, row.Number, row.Author, Copy.Parse(row.Raw), row.Said is null ? null : ReadSaid(row.Said), row.Model, row.PromptVersion, row.RunId,
        row.Round, row.PromptTokens, row.DecodeTokens, row.Seconds, row.Note, row.Proposal, row.CreatedAt)
    {
        IsReused = row.Origin == "memory",
    };

    internal static ReadBack ReadSaid(string json) =>
        new([.. Jsonb.Read<IReadOnlyList<SaidField>>(json).Select(field => KeyValuePair.Create(field.Field, field.Said))]);

    private sealed record SaidField(string Field, IReadOnlyList<string> Said);

    private sealed record Row(
        long Id, long CopyId, int Number, string Author, string Raw, string? Said, string? Model, string? PromptVersion, long? RunId, int Round,
        int PromptTokens, int DecodeTokens, double Seconds, string? Note, bool Proposal, string Origin, DateTimeOffset CreatedAt);
}
