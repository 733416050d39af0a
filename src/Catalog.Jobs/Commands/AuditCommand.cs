using System.CommandLine;
using Catalog.Jobs.Audit;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog audit</c></summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal) => new("audit", "The log of who did what.\n\nExample:\n  catalog audit verify") { Verify(terminal) };

    private static Command Verify(Terminal terminal)
    {
        var known = new Option<string?>("--known")
        {
            Description = "A link as an earlier call printed it (NUMBER:HASH): the log must still have it. Without it a log that was written anew as a whole passes.",
        };
        known.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && KnownLink.Parse(result.Tokens[0].Value) is null) result.AddError("--known: NUMBER:HASH is expected, with a hash of 64 hexadecimal digits.");
        });
        var json = JsonOutput.Option();
        var command = new Command("verify", "Works out the log's chain of hashes again and reports the first broken link.\n\nExample:\n  catalog audit verify --known 1234:9f86…")
        {
            known, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            await installation.Get<AuditSealer>().SealAsync(cancellationToken);
            var link = call.GetValue(known) is { } text ? KnownLink.Parse(text) : null;
            var verdict = await installation.Get<AuditVerifier>().VerifyAsync(link, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, verdict);
            else if (verdict.IsWhole) await terminal.Out.WriteLineAsync($"The audit log is whole: {verdict.Links} links. Its end: {verdict.Links}:{verdict.Head}");
            else await terminal.Out.WriteLineAsync($"The audit log is broken. {verdict.Problem} The {verdict.Links} links before hold.");
            return verdict.IsWhole ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
