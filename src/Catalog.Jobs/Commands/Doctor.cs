using System.Globalization;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Model.Onnx;
using Catalog.Model.Remote;
using Npgsql;

namespace Catalog.Jobs.Commands;

/// <summary>Something that the program needs.</summary>
/// <param name="Message">What is there, or what is wrong.</param>
/// <param name="Help">What to do; null where nothing is.</param>
public sealed record Diagnosis(string Name, bool Ok, string Message, string? Help);

/// <summary>Looks at what the program needs on this machine. Makes the data folder where it is missing, and nothing else.</summary>
internal static class Doctor
{
    private const long NeededBytes = 2L << 30;

    public static async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellationToken)
    {
        var folder = DataFolder.FromEnvironment();
        return
        [
            await PostgresAsync(Environment.GetEnvironmentVariable("CATALOG_DB"), cancellationToken), Languages(),
            await ModelAsync(cancellationToken), Data(folder), Disk(folder),
        ];
    }

    private static async Task<Diagnosis> PostgresAsync(string? connectionString, CancellationToken cancellationToken)
    {
        const string Name = "PostgreSQL";
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return PostgresPrograms.Find() is { } programs
                ? new(Name, true, $"server programs in {programs.Folder}", null)
                : new(Name, false, "no server programs (initdb, pg_ctl, postgres)", "apt-get install postgresql, or set CATALOG_DB to a server.");
        }

        try
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return new(Name, true, $"server {connection.Host}, version {connection.PostgreSqlVersion}", null);
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            return new(Name, false, $"CATALOG_DB: {e.Message}", "Look at host, port, user and password.");
        }
    }

    private static Diagnosis Languages()
    {
        const string Name = "ICU";
        try
        {
            var german = CultureInfo.GetCultureInfo("de-DE", predefinedOnly: true).EnglishName;
            return german.StartsWith("German", StringComparison.Ordinal)
                ? new(Name, true, "languages are known", null)
                : new(Name, false, $"de-DE is called {german}", "apt-get install libicu-dev, and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }
        catch (CultureNotFoundException)
        {
            return new(Name, false, "languages are not known", "apt-get install libicu-dev, and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }
    }

    private static async Task<Diagnosis> ModelAsync(CancellationToken cancellationToken)
    {
        const string Name = "model";
        try
        {
            var location = ModelLocation.Find();
            if (ModelLocation.IsServer(location)) return await ServersAsync(location, cancellationToken);
            await using var model = new ModelFolder(location, new EngineOptions());
            var profile = await model.ProfileAsync(cancellationToken);
            return new(Name, true, $"{location} ({(profile.ReadsPictures ? "text and pictures" : "text only")}, {profile.ContextLength} tokens)", null);
        }
        catch (Exception e) when (e is CommandException or ModelFolderException or IOException or UnauthorizedAccessException)
        {
            return new(Name, false, e.Message, "Set CATALOG_MODEL to a folder in ONNX Runtime GenAI's layout, or to a server's address.");
        }
    }

    private static async Task<Diagnosis> ServersAsync(string location, CancellationToken cancellationToken)
    {
        const string Name = "model";
        try
        {
            await using var engine = await RemoteTextEngine.ConnectAsync(ModelLocation.Servers(location, Environment.GetEnvironmentVariable), cancellationToken);
            var summary = ServerSummary.Of(engine);
            var down = summary.Servers.Where(server => !server.Works).Select(server => server.Address).ToList();
            return down.Count == 0
                ? new(Name, true, $"{summary.Name} at {string.Join(", ", summary.Servers.Select(server => server.Address))} ({(summary.ReadsPictures ? "text and pictures" : "text only")}, {summary.ContextLength} tokens)", null)
                : new(Name, false, $"{string.Join(", ", down)}: no answer, or one that can't be used", "Start the server, or take its address out of CATALOG_MODEL. The others work.");
        }
        catch (RemoteServerException e)
        {
            return new(Name, false, e.Message, "Start the server as docs/remote.md says, and look at CATALOG_MODEL, CATALOG_MODEL_KEY and CATALOG_MODEL_NAME.");
        }
    }

    private static Diagnosis Data(DataFolder folder)
    {
        const string Name = "data folder";
        try
        {
            folder.Create();
            var probe = Path.Combine(folder.Root, $".doctor-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new(Name, true, folder.Root, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(Name, false, $"{folder.Root}: {e.Message}", "Set CATALOG_DATA to a folder that you may write to.");
        }
    }

    private static Diagnosis Disk(DataFolder folder)
    {
        var free = new DriveInfo(folder.Root).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1L << 30):0.0} GiB free");
        return free >= NeededBytes
            ? new("disk", true, text, null)
            : new("disk", false, $"{text}, at least {NeededBytes >> 30} are needed", "Make room, or set CATALOG_DATA to another disk.");
    }
}
