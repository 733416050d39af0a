using System.CommandLine;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog demo</c></summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal, ServeDashboard serve)
    {
        var noServe = new Option<bool>("--no-serve") { Description = "Stop after the run." };
        var address = ServeCommand.AddressOption();
        var json = JsonOutput.Option();
        var command = new Command(
            "demo",
            "Imports the demo catalogue, lets the demo model write and check it, and serves the dashboard. A second start goes on with what is there." +
            "\n\nExample:\n  catalog demo --no-serve --json")
        {
            noServe, address, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var rejected = await ImportAsync(installation, terminal, cancellationToken);
            var catalog = await installation.CatalogAsync(cancellationToken);
            var report = await RefreshWork.RunAsync(installation, catalog, null, rejected, terminal, cancellationToken);
            await ReportText.WriteAsync(terminal, report, call.GetValue(json));
            if (call.GetValue(noServe)) return ExitCode.Done;
            var signIn = await installation.FirstSignInAsync(cancellationToken);
            var options = new ServeOptions(call.GetRequiredValue(address), started => ServeCommand.PrintAsync(terminal, started, signIn, call.GetValue(json)));
            return await serve(installation, options, cancellationToken);
        });
        return command;
    }

    /// <summary>Imports the demo's products, unless something was imported before: a person's later import must stand.</summary>
    /// <returns>Rejected rows; null where nothing was imported now.</returns>
    private static async Task<int?> ImportAsync(Installation installation, Terminal terminal, CancellationToken cancellationToken)
    {
        await using (var connection = await installation.Database.Source.OpenConnectionAsync(cancellationToken))
        {
            if (installation.Get<CatalogFolder>().Exists && await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select exists (select 1 from import where state = 'finished')", cancellationToken: cancellationToken))) return null;
        }

        var report = await ImportWork.RunAsync(installation, Path.Combine(DemoFolder.Find(), "products.csv"), new ImportOptions(Starter.Name), mapping: null, terminal, cancellationToken);
        await ImportWork.WriteAsync(terminal.Error, report);
        return report.Rejected;
    }
}

/// <summary>Where the demo's data lies.</summary>
internal static class DemoFolder
{
    /// <summary>CATALOG_DEMO; without it the repository's data/demo.</summary>
    /// <exception cref="CommandException">There is neither.</exception>
    public static string Find()
    {
        var given = Environment.GetEnvironmentVariable("CATALOG_DEMO");
        var folder = string.IsNullOrWhiteSpace(given) ? RepositoryFolder.Find("data", "demo") : Path.GetFullPath(given);
        return folder is not null && File.Exists(Path.Combine(folder, "products.csv"))
            ? folder
            : throw new CommandException(
                $"No demo data: {folder ?? "the repository's data/demo"} has no products.csv. Set CATALOG_DEMO to a folder with products.csv and catalog.json.");
    }
}
