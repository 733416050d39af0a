using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var command = new Command(
            "migrate",
            "Brings the database's schema up to date, as every other command does at its start." +
            "\n\nExample:\n  CATALOG_DB='Host=db.example;…' catalog migrate")
        {
            json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Information, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, new { migrated = true });
            else await terminal.Out.WriteLineAsync("The schema is up to date.");
            return ExitCode.Done;
        });
        return command;
    }
}
