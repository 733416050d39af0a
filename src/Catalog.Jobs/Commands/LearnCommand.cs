using System.CommandLine;
using Catalog.Jobs.Learning;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog learn</c></summary>
internal static class LearnCommand
{
    public static Command Create(Terminal terminal)
    {
        var output = new Option<FileInfo>("--out") { Description = "The file to write, in the place of an older one.", Required = true };
        var approved = new Option<bool>("--approved") { Description = "Only texts that people approved as the model wrote them." };
        var edited = new Option<bool>("--edited") { Description = "Only texts that people changed." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only what was decided from this moment on, such as 2026-11-24." };
        var rules = new Option<bool>("--by-rules") { Description = "Also what the rules approved and nobody looked at." };
        var json = JsonOutput.Option();
        var command = new Command(
            "learn", "Writes what people's decisions teach as JSON lines: prompt, answer, facts, pictures, where it comes from.\n\nExample:\n  catalog learn --out pairs.jsonl --edited")
        {
            output, approved, edited, since, rules, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var (onlyApproved, onlyEdited) = (call.GetValue(approved), call.GetValue(edited));
            var both = onlyApproved == onlyEdited;
            var filter = new PairFilter(both || onlyApproved, both || onlyEdited, call.GetValue(since), call.GetValue(rules));
            var file = call.GetRequiredValue(output).FullName;
            var count = await WriteAsync(file, installation.Get<LearningPairs>().ReadAsync(filter, cancellationToken), cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, new { file, count.Approved, count.Edited });
            else await terminal.Out.WriteLineAsync($"{file}: {count.Approved} texts as the model wrote them, {count.Edited} that people changed.");
            return ExitCode.Done;
        });
        return command;
    }

    // The name comes when the file is complete.
    private static async Task<PairCount> WriteAsync(string file, IAsyncEnumerable<LearningPair> pairs, CancellationToken cancellationToken)
    {
        var written = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            PairCount count;
            await using (var stream = File.Create(written)) count = await PairLines.WriteAsync(stream, pairs, cancellationToken);
            File.Move(written, file, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(written);
        }
    }
}
