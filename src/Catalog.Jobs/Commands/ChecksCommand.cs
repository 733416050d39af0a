using System.CommandLine;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog checks</c></summary>
internal static class ChecksCommand
{
    public static Command Create(Terminal terminal)
    {
        var (json, markdown) = (JsonOutput.Option(), new Option<bool>("--markdown") { Description = "Print docs/checks.md." });
        var command = new Command("checks", "Lists the checks and what they find.\n\nExample:\n  catalog checks --json") { json, markdown };
        command.SetAction(async (call, _) =>
        {
            var registry = CheckRegistry.Standard;
            if (call.GetValue(markdown)) await terminal.Out.WriteAsync(ChecksPage.Write(registry));
            else if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, registry.All.Select(ListedCheck.Of));
            else
            {
                foreach (var check in registry.All.Select(ListedCheck.Of))
                    await terminal.Out.WriteLineAsync($"{check.Id}: {check.Name}, {check.Severity}, {check.Scope}, {check.Cost} ({string.Join(", ", check.Types)})");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
