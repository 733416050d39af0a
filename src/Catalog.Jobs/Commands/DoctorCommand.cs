using System.CommandLine;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var command = new Command("doctor", "Says what is missing on this machine and how to get it.\n\nExample:\n  catalog doctor") { json };
        command.SetAction(async (call, cancellationToken) =>
        {
            var diagnoses = await Doctor.ExamineAsync(cancellationToken);
            if (call.GetValue(json))
            {
                await JsonOutput.WriteAsync(terminal, diagnoses);
            }
            else
            {
                foreach (var diagnosis in diagnoses)
                {
                    await terminal.Out.WriteLineAsync($"{(diagnosis.Ok ? "ok      " : "MISSING ")}{diagnosis.Name}: {diagnosis.Message}");
                    if (diagnosis.Help is { } help) await terminal.Out.WriteLineAsync($"        {help}");
                }
            }

            return diagnoses.All(diagnosis => diagnosis.Ok) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
