using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Sources;

namespace Catalog.Jobs.Commands;

/// <summary>A pull of a source in this process.</summary>
internal static class PullWork
{
    /// <summary>Pulls a source of the data folder's catalogue and prints the import's report; one without rows where nothing changed.</summary>
    /// <exception cref="CommandException">The source can't be used.</exception>
    public static async Task<int> RunAsync(Installation installation, string name, bool dryRun, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var catalog = await installation.CatalogAsync(cancellationToken);
        if (catalog.Sources.FirstOrDefault(other => other.Name == name) is not { } source)
        {
            await terminal.Error.WriteLineAsync($"There is no source {name}. catalog.json has: {string.Join(", ", catalog.Sources.Select(other => other.Name))}.");
            return ExitCode.WrongCall;
        }

        var result = await installation.Get<SourcePulls>().PullAsync(source, catalog, Starter.Name, dryRun, null, cancellationToken);
        if (result.State == PullState.Failed) throw new CommandException($"Source {name}: {result.Message}");
        var report = result.Report ?? new ImportReport(null, name, 0, 0, 0, 0, 0, 0, 0, "", null, [result.Message], [], null, dryRun);
        if (json) await JsonOutput.WriteAsync(terminal, report);
        else if (result.Report is null) await terminal.Out.WriteLineAsync($"{name}: {result.Message}");
        else await ImportWork.WriteAsync(terminal.Out, report);
        return ExitCode.Done;
    }
}
