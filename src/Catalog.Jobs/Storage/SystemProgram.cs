using System.ComponentModel;
using System.Diagnostics;

namespace Catalog.Jobs.Storage;

/// <summary>Runs a program of the system to its end.</summary>
internal static class SystemProgram
{
    /// <summary>Runs <paramref name="command"/> (program and arguments, no shell) in the folder <c>/</c>.</summary>
    /// <returns>The exit code and what it printed on both outputs.</returns>
    /// <exception cref="ClusterException">The program can't be started.</exception>
    public static async Task<SystemProgramResult> RunAsync(IEnumerable<string> command, CancellationToken ct)
    {
        var parts = command.ToArray();
        // "/" because the cluster's user may not be allowed into ours.
        var start = new ProcessStartInfo(parts[0], parts[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new(process.ExitCode, (await output + await error).Trim());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ClusterException($"{start.FileName} could not be started.");
        }
        catch (Win32Exception exception)
        {
            throw new ClusterException($"{start.FileName} could not be started: {exception.Message}", exception);
        }
    }
}

/// <summary>How a program ended and what it printed.</summary>
internal sealed record SystemProgramResult(int ExitCode, string Output);
