using System.CommandLine;
using System.Text.Json;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Commands;

/// <summary>The option <c>--json</c>, which every command has, and what it prints.</summary>
internal static class JsonOutput
{
    public static Option<bool> Option() => new("--json") { Description = "Print the result as JSON on standard output." };

    /// <summary>Writes a value: snake_case, indented, letters of all scripts as they are.</summary>
    public static Task WriteAsync<T>(Terminal terminal, T value) => terminal.Out.WriteLineAsync(JsonSerializer.Serialize(value, RunReport.Json));
}
