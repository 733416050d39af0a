using System.CommandLine;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog import FILE</c></summary>
internal static class ImportCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read, check and compare everything, and keep nothing." };
    private static readonly Option<bool> Full = new("--full") { Description = "The file is the whole catalogue: products that aren't in it are retired." };
    private static readonly Option<bool> RetireMany = new("--retire-many")
    {
        Description = $"With --full: retire even more than {Retirement.LargestShare:P0} of the products, which else looks like a file that was cut off.",
    };

    private static readonly Option<string> Encoding = new("--encoding") { Description = "The file's encoding, such as windows-1252, where it isn't found out rightly." };
    private static readonly Option<string> Delimiter = new("--delimiter") { Description = "What separates cells: one character, or tab." };
    private static readonly Option<string> Dialect = new("--dialect") { Description = "The dialect of the file; none: its columns are the catalogue's." };
    private static readonly Option<string> Sheet = new("--sheet") { Description = "The sheet of a workbook; without it the first." };

    private static readonly Option<string> Mapping = new("--mapping") { Description = "A mapping that was saved in the dashboard: which column of the file is which of the catalogue's." };

    private static readonly Option<string?> Source = new("--source") { Description = "Instead of a file: pull this source of catalog.json." };

    private static readonly Option<string?> Channel = new("--channel") { Description = "The file is this channel's export, edited by a person: its texts are brought, not products." };

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "A CSV or TSV file in any encoding, an .xlsx workbook, or a .zip with one of them. Pictures and documents lie beside it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = JsonOutput.Option();
        file.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !File.Exists(result.Tokens[0].Value)) result.AddError($"{result.Tokens[0].Value}: there is no such file.");
        });
        Delimiter.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Separator(result.Tokens[0].Value) is null) result.AddError("--delimiter must be one character, or tab.");
        });
        var command = new Command("import", "Imports products from a CSV, TSV or .xlsx file, or a .zip with one and its pictures; or texts that an export wrote and a person edited.\nRecognises exports of Shopify, Akeneo and Google Merchant; where there is no catalogue yet, one of these starts it.\n\nExample:\n  catalog import data/demo/products.csv --dry-run")
        {
            file, Source, DryRun, Full, RetireMany, Encoding, Delimiter, Dialect, Sheet, Mapping, Channel, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Source) is null == (result.GetResult(file) is not { Tokens.Count: > 0 })) result.AddError("Give either a FILE or --source.");
        });
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            if (call.GetValue(Source) is { } name) return await PullWork.RunAsync(installation, name, call.GetValue(DryRun), call.GetValue(json), terminal, cancellationToken);
            var path = call.GetRequiredValue(file)!.FullName;
            var report = await TextWork.TryRunAsync(installation, path, call.GetValue(Channel), Options(call), cancellationToken)
                ?? await ImportWork.RunAsync(installation, path, Options(call), call.GetValue(Mapping), terminal, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, report);
            else await ImportWork.WriteAsync(terminal.Out, report);
            return ExitCode.Done;
        });
        return command;
    }

    private static ImportOptions Options(ParseResult call) => new(Starter.Name, call.GetValue(DryRun))
    {
        Full = call.GetValue(Full),
        RetireMany = call.GetValue(RetireMany),
        Settings = new TableSettings(
            call.GetValue(Encoding), call.GetValue(Delimiter) is { } delimiter ? Separator(delimiter) : null, call.GetValue(Dialect), call.GetValue(Sheet)),
    };

    private static char? Separator(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var letter] => letter,
        _ => null,
    };
}
