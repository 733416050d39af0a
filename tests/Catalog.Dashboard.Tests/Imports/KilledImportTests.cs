using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Dashboard.Tests.Imports;

/// <summary>The program itself, killed by SIGKILL in the middle of an import, and started again.</summary>
public sealed class KilledImportTests(PostgresFixture postgres)
{
    private const int Rows = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_it_stays_and_the_second_start_brings_every_row_once()
    {
        await using var database = await postgres.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("catalog-killed-").FullName;
        var data = new DataFolder(Path.Combine(folder, "data"));
        data.Create();
        await File.WriteAllTextAsync(Path.Combine(data.Root, "catalog.json"), """
            {
              "name": "Shop", "sourceLocale": "en-US", "locales": ["en-US"],
              "columns": { "key": "sku", "title": "title", "facts": ["title", "color"] }, "fields": [{ "key": "title", "maxLength": 80 }]
            }
            """, Token);
        var text = new StringBuilder("sku,title,color\n");
        for (var row = 1; row <= Rows; row++) text.Append("P-").Append(row).Append(",Bag ").Append(row).Append(",blue\n");
        var file = Path.Combine(folder, "products.csv");
        await File.WriteAllTextAsync(file, text.ToString(), Token);

        // Somebody holds the products, so that the import stands still in its middle: rows are read and none of them is in.
        await using var holder = await database.Source.OpenConnectionAsync(Token);
        await using (var held = await holder.BeginTransactionAsync(Token))
        {
            await holder.ExecuteAsync("lock table product in share mode", transaction: held);
            using var killed = Start(database, data, file);
            await UntilAsync(database.Source, killed, """
                select exists (select from import where state = 'running' and rows > 0)
                    and exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
                """);
            killed.Kill();
            await killed.WaitForExitAsync(Token);
            Assert.Equal(137, killed.ExitCode);
        }

        // The server sees that the program is gone, and undoes what it had begun.
        await UntilAsync(database.Source, null, "select not exists (select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()))");
        Assert.Equal((0, "running"), (await ScalarAsync<long>(database.Source, "select count(*) from product"), await ScalarAsync<string>(database.Source, "select state from import")));

        var again = await RunAsync(database, data, file);
        Assert.Equal((Rows, Rows, 0, 0), (Number(again, "rows"), Number(again, "new"), Number(again, "unchanged"), Number(again, "rejected")));
        Assert.Contains("was cut off in the middle and left nothing behind", again.GetProperty("notes").ToString(), StringComparison.Ordinal);
        Assert.Equal((Rows, Rows), (await ScalarAsync<long>(database.Source, "select count(*) from product"), await ScalarAsync<long>(database.Source, "select count(distinct sku) from product")));
        Assert.Equal("failed,finished", await ScalarAsync<string>(database.Source, "select string_agg(state, ',' order by id) from import"));

        var third = await RunAsync(database, data, file);
        Assert.Equal((0, 0, Rows), (Number(third, "new"), Number(third, "changed"), Number(third, "unchanged")));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JsonElement> RunAsync(TestDatabase database, DataFolder data, string file)
    {
        using var process = Start(database, data, file);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }

    // Never with arguments that a shell would read: the program is started as it is.
    private static Process Start(TestDatabase database, DataFolder data, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileName(self) == "dotnet" ? self : "dotnet", [Path.Combine(AppContext.BaseDirectory, "catalog.dll"), "import", file, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CATALOG_DATA"] = data.Root;
        start.Environment["CATALOG_DB"] = database.Database.ConnectionString;
        return Process.Start(start)!;
    }

    private static async Task UntilAsync(NpgsqlDataSource source, Process? process, string sql)
    {
        while (!await ScalarAsync<bool>(source, sql))
        {
            if (process is { HasExited: true }) Assert.Fail(await process.StandardError.ReadToEndAsync(Token));
            await Task.Delay(50, Token);
        }
    }

    private static async Task<T?> ScalarAsync<T>(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync(Token);
        return await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: Token));
    }

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();
}
