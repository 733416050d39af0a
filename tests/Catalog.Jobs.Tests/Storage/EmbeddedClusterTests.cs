using System.Diagnostics;
using System.Globalization;
using Catalog.Jobs.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Storage;

public sealed class EmbeddedClusterTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly DataFolder folder;

    public EmbeddedClusterTests() => folder = new DataFolder(Path.Combine(temp.Path, "data"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string ProcessNote => Path.Combine(folder.Postgres, "data", "postmaster.pid");

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task The_last_to_leave_stops_it_and_several_may_join_an_empty_folder_at_once()
    {
        var joined = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => JoinAsync(), Token)));
        await joined[0].DisposeAsync();
        await joined[1].DisposeAsync();
        Assert.Equal(1, await ScalarAsync(joined[2], "select 1"));
        await joined[2].DisposeAsync();
        Assert.False(File.Exists(ProcessNote));
        await joined[2].DisposeAsync(); // Leaving twice is leaving once.
    }

    [Fact]
    public async Task After_a_kill_of_the_server_it_starts_again_with_its_data()
    {
        await using var killed = await JoinAsync(durable: true);
        await ScalarAsync(killed, "create table kept (id int); insert into kept values (7); select 0");
        using (var server = Process.GetProcessById(ServerId()))
        {
            server.Kill();
            await server.WaitForExitAsync(Token);
        }

        await using var again = await JoinAsync(durable: true);
        Assert.Equal(7, await ScalarAsync(again, "select id from kept"));
    }

    [Fact]
    public async Task A_note_that_names_another_program_does_not_keep_it_from_starting()
    {
        await (await JoinAsync()).DisposeAsync();
        // As after a power cut, when the server's process id has been given to somebody else.
        await File.WriteAllTextAsync(ProcessNote, $"{Environment.ProcessId}\n{folder.Postgres}/data\n1\n5432\n\n\n", Token);
        await using var cluster = await JoinAsync();
        Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
        Assert.NotEqual(Environment.ProcessId, ServerId());
    }

    [Fact]
    public async Task Making_the_cluster_anew_after_an_attempt_that_was_cut_off_works()
    {
        Directory.CreateDirectory(Path.Combine(folder.Postgres, "data.new"));
        temp.Write("data/postgres/data.new/PG_VERSION", "15");
        await using var cluster = await JoinAsync();
        Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_works()
    {
        var deep = new DataFolder(Path.Combine(temp.Path, new string('d', 60), "it's, long"));
        await using var cluster = await EmbeddedCluster.JoinAsync(deep, durable: false, NullLogger.Instance, Token);
        Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
        Directory.Delete(cluster.Connection.Host!, recursive: true);
    }

    [Fact]
    public async Task A_real_data_folder_is_durable_and_its_password_is_for_its_owner_alone()
    {
        await using var database = await Database.OpenAsync(folder, null, NullLogger.Instance, Token);
        await using var session = await database.Source.OpenConnectionAsync(Token);
        Assert.Equal("on", await session.ExecuteScalarAsync<string>("show fsync"));
        Assert.Equal("", await session.ExecuteScalarAsync<string>("show listen_addresses"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Postgres, "password")));
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "guess", Pooling = false };
        await using var stranger = new NpgsqlConnection(wrong.ConnectionString);
        await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync(Token));
    }

    [Fact]
    public async Task A_folder_that_the_servers_user_cannot_reach_is_refused_by_name()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs the server as somebody else");
        var home = Path.Combine(temp.Path, "home");
        Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var exception = await Assert.ThrowsAsync<ClusterException>(() =>
            EmbeddedCluster.JoinAsync(new DataFolder(Path.Combine(home, "shop")), durable: false, NullLogger.Instance, Token));
        Assert.Contains($"can't get into {home},", exception.Message, StringComparison.Ordinal);
        Assert.Contains("CATALOG_DATA", exception.Message, StringComparison.Ordinal);
    }

    private Task<EmbeddedCluster> JoinAsync(bool durable = false) => EmbeddedCluster.JoinAsync(folder, durable, NullLogger.Instance, Token);

    private int ServerId() => int.Parse(File.ReadLines(ProcessNote).First(), CultureInfo.InvariantCulture);

    private static async Task<int> ScalarAsync(EmbeddedCluster cluster, string sql)
    {
        var builder = cluster.Connection;
        builder.Pooling = false;
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(sql, cancellationToken: Token));
    }
}
