using System.Text.Json;
using Catalog.Jobs.Runs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Evaluation;

/// <summary>An evaluation that was kept.</summary>
/// <param name="Texts">A file's name, or <see cref="EvaluationStore.Approved"/>.</param>
public sealed record KeptEvaluation(long Id, string Texts, string StartedBy, DateTimeOffset StartedAt, EvaluationReport Report);

/// <summary>The history of evaluations.</summary>
public sealed class EvaluationStore(NpgsqlDataSource source)
{
    /// <summary>What evaluations of the shop's own texts call them.</summary>
    public const string Approved = "approved";

    /// <summary>Keeps an evaluation, whatever its id; the id that it got.</summary>
    public async Task<long> AddAsync(KeptEvaluation evaluation, CancellationToken cancellationToken)
    {
        var report = evaluation.Report;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into evaluation (texts, seed, model, started_by, started_at, report)
            values (@Texts, @Seed, @Model, @StartedBy, @StartedAt, @json::jsonb) returning id
            """,
            new { evaluation.Texts, report.Seed, report.Model, evaluation.StartedBy, evaluation.StartedAt, json = JsonSerializer.Serialize(report, RunReport.Json) },
            cancellationToken: cancellationToken));
    }

    /// <summary>The newest evaluations, the newest first.</summary>
    public async Task<IReadOnlyList<KeptEvaluation>> NewestAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "select id, texts, started_by, started_at, report::text as report from evaluation order by id desc limit @limit",
            new { limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => new KeptEvaluation(row.Id, row.Texts, row.StartedBy, row.StartedAt, Read(row.Report)))];
    }

    private static EvaluationReport Read(string json) =>
        JsonSerializer.Deserialize<EvaluationReport>(json, RunReport.Json) ?? throw new JsonException("an evaluation's report is null");

    private sealed record Row(long Id, string Texts, string StartedBy, DateTimeOffset StartedAt, string Report);
}
