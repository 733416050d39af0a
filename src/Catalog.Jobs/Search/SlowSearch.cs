using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>A search that took too long: it asks for few texts in a way that no index knows.</summary>
public static class SlowSearch
{
    /// <summary>How long a page may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>What to tell a person.</summary>
    public const string Message = "The search took too long. Narrow it down with words, a brand, a category, a check or an article number.";

    /// <summary>Lets the statements of a transaction take so long at most.</summary>
    internal static Task<int> LimitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, TimeSpan limit, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(LimitSql, new { limit = Milliseconds(limit) }, transaction, cancellationToken: cancellation));

    /// <summary>The same as a statement with the parameter <c>limit</c>, for the statements that are sent with it.</summary>
    internal const string LimitSql = "select set_config('statement_timeout', @limit, true)";

    /// <summary>The parameter of <see cref="LimitSql"/>.</summary>
    internal static string Milliseconds(TimeSpan limit) => $"{limit.TotalMilliseconds}ms";

    /// <summary>Whether an error says that the limit was reached.</summary>
    internal static bool Is(PostgresException exception, CancellationToken cancellation) =>
        exception.SqlState == PostgresErrorCodes.QueryCanceled && !cancellation.IsCancellationRequested;
}
