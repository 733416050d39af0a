using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Storage;

/// <summary>Starts and stops the server of an embedded cluster. Callers hold the folder's lock.</summary>
internal sealed class ClusterServer(ClusterFiles files, ClusterAccount account, PostgresPrograms programs, bool durable, ILogger logger)
{
    private const int Attempts = 50;

    /// <summary>Finds programs and user, and makes the cluster's files where there are none.</summary>
    public static async Task<ClusterServer> PrepareAsync(DataFolder folder, bool durable, ILogger logger, CancellationToken ct)
    {
        var account = await ClusterAccount.ForAsync(folder.Postgres, ct);
        var files = new ClusterFiles(folder, account);
        var programs = PostgresPrograms.Find(files.Version) ?? throw Missing(files.Version, folder);
        await files.CreateAsync(programs, durable, ct);
        return new(files, account, programs, durable, logger);
    }

    /// <summary>How to reach the database <c>postgres</c>.</summary>
    public NpgsqlConnectionStringBuilder Connection() => new()
    {
        Host = files.SocketFolder,
        Port = 5432,
        Username = "catalog",
        Password = File.ReadAllText(files.PasswordFile),
        Database = "postgres",
    };

    /// <summary>Starts the server where it doesn't run, and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (files.ServerProcess() is not null && await AnswersAsync(ct)) return;
            files.ForgetDeadServer();
            await files.ConfigureAsync(durable, ct);
            var result = await account.RunAsync([programs["pg_ctl"], "start", "-D", files.Data, "-l", files.LogFile, "-w", "-t", "120"], ct);
            if (result.ExitCode == 0)
            {
                Log.ClusterStarted(logger, files.Data, programs.Folder);
                return;
            }

            // Just after a crash the old server's last children may still be on their way out.
            if (attempt == Attempts)
                throw new ClusterException($"PostgreSQL could not be started in {files.Data}: {result.Output}\nThe end of {files.LogFile}:\n{Tail()}");
            await Task.Delay(200, ct);
        }
    }

    /// <summary>Stops the server, ending what sessions it still has.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (files.ServerProcess() is null) return;
        var result = await account.RunAsync([programs["pg_ctl"], "stop", "-D", files.Data, "-m", "fast", "-w", "-t", "120"], ct);
        if (result.ExitCode != 0 && files.ServerProcess() is not null)
            throw new ClusterException($"PostgreSQL in {files.Data} could not be stopped: {result.Output}");
        Log.ClusterStopped(logger, files.Data);
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            var builder = Connection();
            builder.Pooling = false;
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // Starting, stopping or just killed: the loop tries again.
        }
    }

    private string Tail() => File.Exists(files.LogFile) ? string.Join('\n', File.ReadLines(files.LogFile).TakeLast(10)) : "(no log)";

    private static ClusterException Missing(string? version, DataFolder folder) => new(version is null
        ? "PostgreSQL's server programs (initdb, pg_ctl, postgres) are neither in /usr/lib/postgresql/*/bin nor on PATH. " +
          "Install the Debian package postgresql, or set CATALOG_DB to a server of yours. ./catalog doctor shows what else is missing."
        : $"The cluster in {folder.Postgres} was made by PostgreSQL {version}, whose server programs are not on this machine. " +
          $"Install the Debian package postgresql-{version}, or set CATALOG_DATA to a new folder. ./catalog doctor shows what else is missing.");
}
