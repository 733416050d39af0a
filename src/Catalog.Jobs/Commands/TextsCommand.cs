using System.CommandLine;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog texts</c></summary>
internal static class TextsCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var command = new Command("texts", "Lists all texts with their newest version.\n\nExample:\n  catalog texts --json") { json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var texts = await TextList.ReadAsync(installation.Database.Source, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, texts);
            else
            {
                foreach (var text in texts) await terminal.Out.WriteLineAsync($"{text.Sku} {text.Locale} {text.State}: {text.Texts["title"]?.ToString() ?? "(no title)"}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
