using System.CommandLine;
using Catalog.Jobs.Schedule;
using Catalog.Jobs.Storage;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Model.Onnx.Devices;
using Catalog.Model.Pictures;
using Catalog.Model.Remote;
using Npgsql;

namespace Catalog.Jobs.Commands;

/// <summary>The command line of the program; see docs/command-line.md.</summary>
public static class CommandLine
{
    // Long enough for a pump to give its items back and for the database to stop.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(40);

    /// <summary>All commands.</summary>
    /// <param name="terminal">Where they write to.</param>
    /// <param name="serve">The web part, which this library doesn't know.</param>
    /// <param name="more">Further commands.</param>
    public static RootCommand Build(Terminal terminal, ServeDashboard serve, params IReadOnlyList<Command> more)
    {
        var root = new RootCommand("Writes and checks product copy in many languages.\n\nExample:\n  catalog demo")
        {
            DemoCommand.Create(terminal, serve),
            ServeCommand.Create(terminal, serve),
            WorkCommand.Create(terminal),
            ImportCommand.Create(terminal),
            RefreshCommand.Create(terminal),
            ExportCommand.Create(terminal),
            GlossaryCommand.Create(terminal),
            FindingsCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            TextsCommand.Create(terminal),
            ChecksCommand.Create(terminal),
            LearnCommand.Create(terminal),
            AuditCommand.Create(terminal),
            AccountCommand.Create(terminal),
            MigrateCommand.Create(terminal),
            ModelCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
        foreach (var command in more) root.Add(command);
        return root;
    }

    /// <summary>Runs a command.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TerminationTimeout,
        };
        var call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            // What is wrong is no result: standard output stays empty.
            foreach (var error in call.Errors) await terminal.Error.WriteLineAsync(error.Message);
            await terminal.Error.WriteLineAsync("Add --help to see what may be said.");
            return ExitCode.WrongCall;
        }

        try
        {
            return await call.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped. What was finished is kept; the same command goes on from there.");
            return ExitCode.Failed;
        }
        catch (Exception e) when (IsExpected(e))
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    // What a machine or a person's files may do; anything else is a bug and shows where it happened.
    private static bool IsExpected(Exception e) =>
        e is CommandException or CatalogProblemException or ClusterException or MigrationException or ModelFolderException or DeviceException or RemoteServerException
            or PictureException or ContextLengthException or InvalidDataException or NpgsqlException or IOException or UnauthorizedAccessException;
}
