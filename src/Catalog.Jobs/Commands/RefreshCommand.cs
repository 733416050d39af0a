using System.CommandLine;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Sources;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog refresh</c></summary>
internal static class RefreshCommand
{
    public static Command Create(Terminal terminal)
    {
        var import = new Option<bool>("--import") { Description = "Import the catalogue's sources first, as the nightly run does." };
        var tokens = new Option<long?>("--max-tokens") { Description = "Stop after so many tokens instead of the catalogue's bound." };
        var minutes = new Option<double?>("--max-minutes") { Description = "Stop after so many minutes of work instead of the catalogue's bound." };
        var json = JsonOutput.Option();
        Positive(tokens);
        Positive(minutes);
        var command = new Command("refresh", "Writes and checks every stale text.\n\nExample:\n  catalog refresh --max-minutes 30") { import, tokens, minutes, json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var catalog = await installation.CatalogAsync(cancellationToken);
            IReadOnlyList<string> refused = call.GetValue(import)
                ? await installation.Get<SourcePulls>().PullAllAsync(catalog, Starter.Name, cancellationToken)
                : [];
            foreach (var refusal in refused) await terminal.Error.WriteLineAsync(refusal);
            var budget = new RunBudget(call.GetValue(tokens) ?? catalog.Budget.MaxTokens, call.GetValue(minutes) ?? catalog.Budget.MaxMinutes);
            var report = await RefreshWork.RunAsync(installation, catalog, budget, null, terminal, cancellationToken);
            await ReportText.WriteAsync(terminal, report, call.GetValue(json));
            return refused.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static void Positive<T>(Option<T> option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var value) && value <= 0)
            result.AddError($"{option.Name} is {result.Tokens[0].Value}; a number above 0 is expected.");
    });
}
