using System.Diagnostics;
using System.Globalization;
using Catalog.Jobs.Import;
using Catalog.Jobs.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Catalog.Benchmarks.Imports;

/// <summary>Imports of a large file: fresh, against the usual way and against the database's own copy; and of the same file again.</summary>
internal static class ImportBenchmark
{
    private const int Rounds = 3;

    /// <summary>Runs it in a cluster of its own, which keeps to the disk as an installation does.</summary>
    public static async Task RunAsync(Report report, int rows)
    {
        var root = Path.Combine(Path.GetTempPath(), $"catalog-bench-{Guid.NewGuid():N}");
        try
        {
            await using var cluster = await EmbeddedCluster.JoinAsync(new DataFolder(root), durable: true, NullLogger.Instance, CancellationToken.None);
            var server = new NpgsqlConnectionStringBuilder(cluster.Connection.ConnectionString) { Database = "bench" };
            await using var database = await Database.OpenAsync(server, null, NullLogger.Instance, CancellationToken.None);
            var file = Path.Combine(root, "products.csv");
            ImportSample.Write(file, rows);
            await RunAsync(report, rows, file, new DataFolder(root), database.Source, server);
        }
        finally
        {
            if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        }
    }

    private static async Task RunAsync(Report report, int rows, string file, DataFolder folder, NpgsqlDataSource source, NpgsqlConnectionStringBuilder server)
    {
        var importer = new Importer(source, folder, TimeProvider.System);
        var copy = new PsqlCopy(server, Path.Combine(folder.Root, "rows.txt"));

        // Also warms up. The memory is that of the first import of a process.
        var fresh = await PeakMemory.OfAsync(() => ImportAsync(rows, unchanged: 0));
        await copy.SaveAsync();
        var again = await PeakMemory.OfAsync(() => ImportAsync(0, unchanged: rows));

        var postmaster = await PostmasterAsync(source);
        var (ours, peer, psql, same) = (new Arm(), new Arm(), new Arm(), new Arm());
        for (var round = 0; round < Rounds; round++)
        {
            await FreshAsync(ours, () => ImportAsync(rows, unchanged: 0));
            await same.RunAsync(postmaster, () => ImportAsync(0, unchanged: rows));
            await FreshAsync(psql, copy.LoadAsync);
            await FreshAsync(peer, () => InsertPeer.ImportAsync(source, file));
        }

        report.Head($"{rows:N0} rows of {new FileInfo(file).Length / rows} bytes", "seconds", "rows/s", "/ ours", "client CPU s", "server CPU s", "CPU / ours");
        Row("fresh import", ours, ours);
        Row("CsvHelper and batched upserts", peer, ours);
        Row("psql \\copy of the parsed rows", psql, ours);
        Row("nothing changed", same, null);
        report.Note($"ours / psql \\copy: {ours.Seconds / psql.Seconds:0.00}, of processor time {ours.Processor.Total / psql.Processor.Total:0.00}; load {Load()}");
        report.Head("peak memory above idle", "MB");
        report.Row("fresh import", fresh);
        report.Row("nothing changed", again);

        void Row(string name, Arm arm, Arm? against) => report.Row(
            name, arm.Seconds, rows / arm.Seconds, arm.Seconds / (against?.Seconds ?? double.NaN), arm.Processor.Client, arm.Processor.Server,
            arm.Processor.Total / (against?.Processor.Total ?? double.NaN));

        async Task ImportAsync(int added, int unchanged)
        {
            var result = (await importer.ImportAsync(file, ImportSample.Catalog, new ImportOptions("bench"), null, CancellationToken.None)).Report;
            if (result?.New != added || result.Unchanged != unchanged) throw new InvalidOperationException($"{result?.New} new and {result?.Unchanged} unchanged rows.");
        }

        async Task FreshAsync(Arm arm, Func<Task> work)
        {
            await using var connection = await source.OpenConnectionAsync();
            await connection.ExecuteAsync("truncate product restart identity cascade; checkpoint");
            await arm.RunAsync(postmaster, work);
        }
    }

    private static async Task<int> PostmasterAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        var folder = await connection.QuerySingleAsync<string>("show data_directory");
        return int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
    }

    // Processes that wanted a core on average in the last minute.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    // One of the ways that are compared.
    private sealed class Arm
    {
        private readonly List<double> seconds = [];
        private readonly List<ProcessorSeconds> processor = [];

        public double Seconds => Measure.Median(seconds);

        public ProcessorSeconds Processor => ProcessorSeconds.Median(processor);

        public async Task RunAsync(int postmaster, Func<Task> work)
        {
            processor.Add(await ProcessorSeconds.OfAsync(postmaster, async () =>
            {
                var started = Stopwatch.GetTimestamp();
                await work();
                seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }));
        }
    }
}
