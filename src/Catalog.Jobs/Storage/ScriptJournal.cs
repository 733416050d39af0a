using System.Data;
using System.IO.Hashing;
using System.Text;
using Dapper;
using DbUp.Engine;
using Npgsql;

namespace Catalog.Jobs.Storage;

/// <summary>Which schema scripts a database has had, with the hash of each: DbUp itself would not notice that one was edited afterwards.</summary>
internal sealed class ScriptJournal(NpgsqlConnection connection) : IJournal
{
    /// <summary>XxHash128 of a script's text, whatever its line ends, hex.</summary>
    public static string Hash(string contents) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(contents.ReplaceLineEndings("\n"))));

    /// <summary>Makes the journal's table where it is missing.</summary>
    public async Task CreateAsync(CancellationToken ct) => await connection.ExecuteAsync(new CommandDefinition("""
        create table if not exists schema_script (
            name text primary key,
            hash text not null,
            applied_at timestamptz not null default now()
        )
        """, cancellationToken: ct));

    /// <summary>The scripts that this database has had, with their hashes.</summary>
    public async Task<IReadOnlyList<(string Name, string Hash)>> AppliedAsync(CancellationToken ct) =>
        [.. await connection.QueryAsync<(string, string)>(new CommandDefinition("select name, hash from schema_script order by name", cancellationToken: ct))];

    /// <inheritdoc/>
    public string[] GetExecutedScripts() => [.. connection.Query<string>("select name from schema_script order by name")];

    /// <inheritdoc/>
    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        // DbUp's command: the entry belongs to the script's own transaction.
        using var command = dbCommandFactory();
        command.CommandText = "insert into schema_script (name, hash) values (@name, @hash)";
        command.Parameters.Add(new NpgsqlParameter("name", script.Name));
        command.Parameters.Add(new NpgsqlParameter("hash", Hash(script.Contents)));
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        // CreateAsync has made it.
    }
}
