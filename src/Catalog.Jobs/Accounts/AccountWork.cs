using Catalog.Jobs.Audit;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>A transaction that changes accounts.</summary>
internal sealed record AccountWork(NpgsqlConnection Connection, NpgsqlTransaction Transaction, CancellationToken Cancellation)
{
    public Task<int> ExecuteAsync(string sql, object parameters) => Connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>The first column or row; the type's default where there is none.</summary>
    public Task<T?> QueryAsync<T>(string sql, object parameters) => Connection.QuerySingleOrDefaultAsync<T?>(Command(sql, parameters));

    /// <summary>Adds to the audit log what no trigger sees.</summary>
    public Task NoteAsync(string actor, string action, string subject) => AuditLog.AddAsync(Connection, Transaction, actor, action, subject, null, Cancellation);

    /// <summary>Whether there is an operator who may sign in.</summary>
    public Task<bool> HasOperatorAsync() => Connection.QuerySingleAsync<bool>(Command(
        "select exists (select 1 from account where @role = any(roles) and disabled_at is null)", new { role = Role.Operator }));

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: Cancellation);
}
