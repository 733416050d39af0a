using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Catalog.Benchmarks.Imports;

/// <summary>The floor: psql's <c>\copy</c> of rows that are parsed already into the same table, with the same indexes.</summary>
internal sealed class PsqlCopy(NpgsqlConnectionStringBuilder server, string file)
{
    private const string Columns = "sku, title, category, brand, facts, attributes, pictures, documents, hash, row_hash, import_id";

    /// <summary>Writes the table's rows to the file.</summary>
    public Task SaveAsync() => RunAsync($"\\copy (select {Columns} from product order by id) to '{file}'");

    /// <summary>Copies the file into the table.</summary>
    public Task LoadAsync() => RunAsync($"\\copy product ({Columns}) from '{file}'");

    private async Task RunAsync(string command)
    {
        var start = new ProcessStartInfo("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", command])
        {
            Environment =
            {
                ["PGHOST"] = server.Host, ["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture), ["PGUSER"] = server.Username,
                ["PGPASSWORD"] = server.Password, ["PGDATABASE"] = server.Database,
            },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("psql doesn't start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"psql ended with {process.ExitCode}.");
    }
}
