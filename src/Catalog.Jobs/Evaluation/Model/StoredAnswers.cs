using Dapper;
using Npgsql;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>Answers that were paid for.</summary>
internal sealed class StoredAnswers(NpgsqlDataSource source)
{
    /// <summary>The answers that are there, by fingerprint.</summary>
    public async Task<IReadOnlyDictionary<string, ModelAnswer>> FindAsync(IEnumerable<string> fingerprints, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Fingerprint, string Answer, bool Ended)>(new CommandDefinition(
            "select fingerprint, answer, ended from evaluation_answer where fingerprint = any(@fingerprints)",
            new { fingerprints = fingerprints.ToArray() }, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Fingerprint, row => new ModelAnswer(row.Answer, row.Ended));
    }

    /// <summary>Keeps an answer; one that another process kept meanwhile stays.</summary>
    public async Task AddAsync(string fingerprint, string task, ModelAnswer answer, int promptTokens, int decodeTokens, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into evaluation_answer (fingerprint, task, answer, ended, prompt_tokens, decode_tokens)
            values (@fingerprint, @task, @Text, @Ended, @promptTokens, @decodeTokens) on conflict do nothing
            """,
            new { fingerprint, task, answer.Text, answer.Ended, promptTokens, decodeTokens }, cancellationToken: cancellationToken));
    }
}
