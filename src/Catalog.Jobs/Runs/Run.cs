using Dapper;

namespace Catalog.Jobs.Runs;

/// <summary>A run as its row has it.</summary>
/// <param name="Kind"><c>refresh</c>: all stale texts; <c>regenerate</c>: what one person asked for.</param>
/// <param name="State"><c>running</c>, <c>finished</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="StoppedBy"><c>maxTokens</c>, <c>maxMinutes</c> or the account that stopped it; null where it ran to its end.</param>
/// <param name="MaxTokens">Tokens computed and decoded at most; null: no bound.</param>
/// <param name="MaxMinutes">Minutes of work at most, all processes together; null: no bound.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Products">Work items planned.</param>
/// <param name="Done">Of those, finished.</param>
/// <param name="Failed">Of those, failed.</param>
/// <param name="Seconds">Worked so far, all processes together.</param>
/// <param name="Notes">What people should know: a model that reads no pictures.</param>
// Dapper finds no constructor for a column that is an array by itself.
[method: ExplicitConstructor]
public sealed record Run(
    long Id,
    string Kind,
    string State,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string? StoppedBy,
    long? MaxTokens,
    double? MaxMinutes,
    string Model,
    int Products,
    int Done,
    int Failed,
    int RejectedRows,
    double Seconds,
    string[] Notes)
{
    internal const string Columns = """
        id, kind, state, started_by as startedby, started_at as startedat, finished_at as finishedat, stopped_by as stoppedby,
        max_tokens as maxtokens, max_minutes as maxminutes, model, products, done, failed, rejected_rows as rejectedrows, seconds, notes
        """;
}
