using Dapper;
using DbUp;
using DbUp.Engine;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Storage;

/// <summary>Brings a database to this version's schema: our scripts, then Hangfire's. Any number of processes may call it at once.</summary>
internal sealed class Migrator(string connectionString, ILogger logger)
{
    /// <summary>Hangfire's own schema.</summary>
    public const string HangfireSchema = "hangfire";

    private const int LockClass = 7040;

    /// <summary>The scripts that this program brings, in order.</summary>
    public static IReadOnlyList<SqlScript> Scripts { get; } = Read();

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="MigrationException">A script failed, was edited after it was applied, or belongs to a newer version.</exception>
    public async Task MigrateAsync(IReadOnlyList<SqlScript> scripts, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        // Two DbUp or two Hangfire installers on one empty database fail; whoever comes second waits here and finds everything done.
        // The lock ends with the connection.
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_lock(@LockClass, 0)", new { LockClass }, commandTimeout: 0, cancellationToken: ct));
        var journal = new ScriptJournal(connection);
        await journal.CreateAsync(ct);
        Verify(await journal.AppliedAsync(ct), scripts);
        Apply(scripts, journal);
        PostgreSqlObjectsInstaller.Install(connection, HangfireSchema);
    }

    private void Apply(IReadOnlyList<SqlScript> scripts, ScriptJournal journal)
    {
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(scripts)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.FromHours(1))
            .JournalTo(journal)
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        foreach (var script in result.Scripts) Log.ScriptApplied(logger, script.Name);
        if (!result.Successful)
            throw new MigrationException($"The schema script {result.ErrorScript?.Name} failed and was rolled back: {result.Error.Message}", result.Error);
    }

    private static void Verify(IReadOnlyList<(string Name, string Hash)> applied, IReadOnlyList<SqlScript> scripts)
    {
        foreach (var (name, hash) in applied)
        {
            var script = scripts.FirstOrDefault(script => script.Name == name)
                ?? throw new MigrationException(
                    $"The database has had the schema script {name}, which this program doesn't know: a newer version made it. Use that version, or another database.");
            if (ScriptJournal.Hash(script.Contents) != hash)
            {
                throw new MigrationException(
                    $"The schema script {name} was edited after it was applied to this database. Take the edit back and put the change into a new script.");
            }
        }
    }

    private static SqlScript[] Read()
    {
        const string folder = ".Storage.Migrations.";
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               where resource.Contains(folder, StringComparison.Ordinal)
               let name = resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..]
               orderby name
               select SqlScript.FromStream(name, assembly.GetManifestResourceStream(resource)!),
        ];
    }
}
