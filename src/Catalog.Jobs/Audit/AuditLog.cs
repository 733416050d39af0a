using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Audit;

/// <summary>
/// Adds to the audit log what no table shows. Decisions, comments, dismissals, imports, exports, runs, glossary, style guides and accounts are noted
/// by triggers, in the transaction in which they happen.
/// </summary>
public sealed class AuditLog(NpgsqlDataSource source)
{
    /// <summary>Adds an entry.</summary>
    /// <param name="actor">An account's name, or what acted.</param>
    /// <param name="action">For example <c>sign-in</c>.</param>
    /// <param name="subject">What it was done to, for people; may be empty.</param>
    /// <param name="detail">What else is to be known; written as a JSON object.</param>
    public async Task AddAsync(string actor, string action, string subject, IReadOnlyDictionary<string, string>? detail, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await AddAsync(connection, null, actor, action, subject, detail, cancellation);
    }

    /// <summary>Adds an entry in the transaction of what it tells of: both are there, or neither.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string actor,
        string action,
        string subject,
        IReadOnlyDictionary<string, string>? detail,
        CancellationToken cancellation) => connection.ExecuteAsync(new CommandDefinition(
            "insert into audit_entry (actor, action, subject, detail) values (@actor, @action, @subject, @detail)",
            new { actor = Storable(actor), action, subject = Storable(subject), detail = Jsonb.Write(detail ?? new Dictionary<string, string>()) },
            transaction,
            cancellationToken: cancellation));

    /// <summary>Says who acts in a transaction, for triggers on rows that don't say it themselves (accounts, deleted terms).</summary>
    public static Task ActAsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string actor, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            "select set_config('catalog.actor', @actor, true)", new { actor }, transaction, cancellationToken: cancellation));

    // PostgreSQL's text holds no U+0000, and what strangers typed may.
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
