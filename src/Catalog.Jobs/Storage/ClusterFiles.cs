using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Catalog.Jobs.Storage;

/// <summary>The files of an embedded cluster: made once, owned by the cluster's user.</summary>
internal sealed class ClusterFiles(DataFolder folder, ClusterAccount account)
{
    // sun_path has 108 bytes including the final zero.
    private const int LongestSocketPath = 107;

    /// <summary>PGDATA.</summary>
    public string Data => Path.Combine(folder.Postgres, "data");

    /// <summary>What the server prints.</summary>
    public string LogFile => Path.Combine(folder.Postgres, "server.log");

    // PostgreSQL notes its process id in it while it runs.
    private string ProcessNote => Path.Combine(Data, "postmaster.pid");

    /// <summary>The superuser's password.</summary>
    public string PasswordFile => Path.Combine(folder.Postgres, "password");

    /// <summary>Where the server's socket lies: beside its files; in /tmp where that path would be too long for a socket.</summary>
    public string SocketFolder
    {
        get
        {
            // A comma would part two hosts in a connection string.
            var path = Encoding.UTF8.GetBytes(folder.Postgres);
            var fits = path.Length + "/.s.PGSQL.5432".Length <= LongestSocketPath && !folder.Postgres.Contains(',', StringComparison.Ordinal);
            return fits ? folder.Postgres : "/tmp/catalog-" + Convert.ToHexStringLower(XxHash64.Hash(path));
        }
    }

    /// <summary>The major version that made the files; null where there are none yet.</summary>
    public string? Version
    {
        get
        {
            var note = Path.Combine(Data, "PG_VERSION");
            return File.Exists(note) ? File.ReadAllText(note).Trim() : null;
        }
    }

    /// <summary>The id of the running server; null where it doesn't run.</summary>
    public int? ServerProcess()
    {
        if (NamedProcess() is not { } id) return null;
        // After a crash the id may belong to another program by now; only our server works in its data folder.
        return new FileInfo($"/proc/{id}/cwd").LinkTarget == RealPath.Of(Data) ? id : null;
    }

    /// <summary>Takes away the note of a server that is gone, if its id was given to another program: PostgreSQL would take that for itself.</summary>
    public void ForgetDeadServer()
    {
        if (NamedProcess() is { } id && Directory.Exists($"/proc/{id}") && ServerProcess() is null) File.Delete(ProcessNote);
    }

    /// <summary>Makes the folders, and the cluster where there is none. An attempt that was cut off leaves nothing that counts.</summary>
    public async Task CreateAsync(PostgresPrograms programs, bool durable, CancellationToken ct)
    {
        await OwnedFolderAsync(folder.Postgres, ct);
        if (SocketFolder != folder.Postgres) await OwnedFolderAsync(SocketFolder, ct);
        if (Version is not null) return;

        var attempt = Data + ".new";
        if (Directory.Exists(attempt)) Directory.Delete(attempt, recursive: true);
        await WriteOwnedAsync(PasswordFile, RandomNumberGenerator.GetHexString(32, lowercase: true), ct);
        List<string> command =
        [
            programs["initdb"], "-D", attempt, "-U", "catalog", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", $"--pwfile={PasswordFile}",
        ];
        if (!durable) command.Add("--no-sync");
        var result = await account.RunAsync(command, ct);
        if (result.ExitCode != 0) throw new ClusterException($"initdb could not make a PostgreSQL cluster in {folder.Postgres}:\n{result.Output}");
        await File.AppendAllTextAsync(Path.Combine(attempt, "postgresql.conf"), "\ninclude 'catalog.conf'\n", ct);
        Directory.Move(attempt, Data);
    }

    // An eighth of the memory (of the container, where there is one); PostgreSQL takes it only as pages are read. The model's weights need the rest.
    private static long Buffers => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / (1 << 20), 128, 2048);

    // The hits of a search lie anywhere on the disk, which answers several requests at once. Outside of Linux PostgreSQL may refuse to start with this.
    private static int PagesAhead => OperatingSystem.IsLinux() ? 32 : 0;

    /// <summary>Writes our settings, which the next start reads.</summary>
    public Task ConfigureAsync(bool durable, CancellationToken ct)
    {
        var onOff = durable ? "on" : "off";
        return WriteOwnedAsync(Path.Combine(Data, "catalog.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            # Written at every start.
            listen_addresses = ''
            port = 5432
            unix_socket_directories = '"{SocketFolder.Replace("'", "''", StringComparison.Ordinal)}"'
            unix_socket_permissions = 0700
            max_connections = 200
            shared_buffers = '{Buffers}MB'
            effective_io_concurrency = {PagesAhead}
            jit = off
            timezone = 'UTC'
            fsync = {onOff}
            synchronous_commit = {onOff}
            full_page_writes = {onOff}
            """), ct);
    }

    private int? NamedProcess()
    {
        if (!File.Exists(ProcessNote)) return null;
        return int.TryParse(File.ReadLines(ProcessNote).FirstOrDefault(), CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    private async Task OwnedFolderAsync(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await account.OwnAsync(path, ct);
        await account.RequireWayToAsync(path, ct);
        // In /tmp anybody may have made it before us.
        if ((await account.RunAsync(["test", "-O", path], ct)).ExitCode == 0) return;
        throw new ClusterException(
            $"{path} belongs to {await ClusterAccount.OwnerAsync(path, ct)}, but PostgreSQL runs as {account.Name}. " +
            "Take it away, or set CATALOG_DATA to another folder.");
    }

    private async Task WriteOwnedAsync(string path, string text, CancellationToken ct)
    {
        var written = path + ".new";
        File.Delete(written);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using (var stream = new FileStream(written, options))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        }

        await account.OwnAsync(written, ct);
        File.Move(written, path, overwrite: true);
    }
}
