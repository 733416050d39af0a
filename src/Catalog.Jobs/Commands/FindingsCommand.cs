using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog findings</c></summary>
internal static class FindingsCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var command = new Command("findings", "Lists what is wrong with products and their newest texts.\n\nExample:\n  catalog findings --json") { json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var findings = await OpenFindingList.ReadAsync(installation.Database.Source, cancellationToken);
            if (call.GetValue(json))
            {
                await JsonOutput.WriteAsync(terminal, findings);
                return ExitCode.Done;
            }

            foreach (var finding in findings)
            {
                var place = string.Join(" ", new[] { finding.Sku, finding.Locale, finding.Field }.OfType<string>());
                await terminal.Out.WriteLineAsync($"{place}: {finding.Severity} {finding.Type}, found \"{finding.Found}\", expected \"{finding.Expected}\" ({finding.Source})");
            }

            await terminal.Error.WriteLineAsync($"{findings.Count} findings");
            return ExitCode.Done;
        });
        return command;
    }
}
