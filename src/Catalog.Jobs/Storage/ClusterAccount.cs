namespace Catalog.Jobs.Storage;

/// <summary>The system user as whom the embedded cluster runs: PostgreSQL refuses to run as root.</summary>
/// <param name="name">Null: the user of this process.</param>
internal sealed class ClusterAccount(string? name)
{
    /// <summary>The user's name, for messages.</summary>
    public string Name => name ?? Environment.UserName;

    /// <summary>
    /// This process's user; for root the one to whom <paramref name="folder"/> belongs already, else Debian's <c>postgres</c>,
    /// else <c>catalog</c>, which is made where it is missing.
    /// </summary>
    public static async Task<ClusterAccount> ForAsync(string folder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new(null);
        if (Directory.Exists(folder) && await OwnerAsync(folder, ct) is var owner && owner is not ("root" or "UNKNOWN")) return new(owner);
        foreach (var candidate in new[] { "postgres", "catalog" })
        {
            if ((await SystemProgram.RunAsync(["getent", "passwd", candidate], ct)).ExitCode == 0) return new(candidate);
        }

        string[] make = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "catalog"];
        var made = await SystemProgram.RunAsync(make, ct);
        if (made.ExitCode == 0) return new("catalog");
        throw new ClusterException(
            $"PostgreSQL does not run as root, and the system user catalog could not be made: {made.Output}\n" +
            "Make one (useradd --system --user-group catalog), or set CATALOG_DB to a server of yours.");
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<SystemProgramResult> RunAsync(IEnumerable<string> command, CancellationToken ct) =>
        SystemProgram.RunAsync(name is null ? command : ["setpriv", $"--reuid={name}", $"--regid={name}", "--init-groups", "--", .. command], ct);

    /// <summary>Gives a file or folder to this user.</summary>
    public async Task OwnAsync(string path, CancellationToken ct)
    {
        if (name is null) return;
        var result = await SystemProgram.RunAsync(["chown", "-h", $"{name}:", path], ct);
        if (result.ExitCode != 0) throw new ClusterException($"{path} could not be given to the user {name}: {result.Output}");
    }

    /// <summary>Refuses a folder that this user can't get to.</summary>
    /// <exception cref="ClusterException">Names the folder that bars the way.</exception>
    public async Task RequireWayToAsync(string folder, CancellationToken ct)
    {
        if (name is null || (await RunAsync(["test", "-x", folder], ct)).ExitCode == 0) return;
        var barred = folder;
        while (Path.GetDirectoryName(barred) is { } parent && (await RunAsync(["test", "-x", parent], ct)).ExitCode != 0) barred = parent;
        throw new ClusterException(
            $"The embedded PostgreSQL runs as the user {name}, who can't get into {barred}, and so can't reach the data folder {folder}. " +
            $"Set CATALOG_DATA to a folder outside of it (the default for root is /var/lib/catalog), or let other users pass: chmod o+x {barred}");
    }

    /// <summary>The name of a path's owner.</summary>
    public static async Task<string> OwnerAsync(string path, CancellationToken ct) =>
        (await SystemProgram.RunAsync(["stat", "-c", "%U", path], ct)).Output;
}
