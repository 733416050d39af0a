using System.Diagnostics;
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

        var (ours, peer, psql, same) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await FreshAsync(() => ImportAsync(rows, unchanged: 0)));
            same.Add(await TimeAsync(() => ImportAsync(0, unchanged: rows)));
            psql.Add(await FreshAsync(copy.LoadAsync));
            peer.Add(await FreshAsync(() => InsertPeer.ImportAsync(source, file)));
        }

        var (mine, copied) = (Measure.Median(ours), Measure.Median(psql));
        report.Head($"{rows:N0} rows of {new FileInfo(file).Length / rows} bytes", "seconds", "rows/s", "/ ours");
        Row("fresh import", mine);
        Row("CsvHelper and batched upserts", Measure.Median(peer));
        Row("psql \\copy of the parsed rows", copied);
        report.Row("nothing changed", Measure.Median(same), rows / Measure.Median(same), double.NaN);
        report.Note($"ours / psql \\copy: {mine / copied:0.00}");
        report.Head("peak memory above idle", "MB");
        report.Row("fresh import", fresh);
        report.Row("nothing changed", again);

        void Row(string name, double seconds) => report.Row(name, seconds, rows / seconds, seconds / mine);

        async Task ImportAsync(int added, int unchanged)
        {
            var result = (await importer.ImportAsync(file, ImportSample.Catalog, new ImportOptions("bench"), null, CancellationToken.None)).Report;
            if (result?.New != added || result.Unchanged != unchanged) throw new InvalidOperationException($"{result?.New} new and {result?.Unchanged} unchanged rows.");
        }

        async Task<double> FreshAsync(Func<Task> work)
        {
            await using var connection = await source.OpenConnectionAsync();
            await connection.ExecuteAsync("truncate product restart identity cascade; checkpoint");
            return await TimeAsync(work);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
