using System.Text.Json;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Commands;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

public sealed class ChecksCommandTests
{
    [Fact]
    public async Task It_lists_the_registry_as_JSON()
    {
        using var document = JsonDocument.Parse(await RunAsync("checks", "--json"));
        var checks = document.RootElement.EnumerateArray().ToList();
        Assert.Equal(CheckRegistry.Standard.All.Select(check => check.Id), checks.Select(check => check.GetProperty("id").GetString()));
        var length = checks.Find(check => check.GetProperty("id").GetString() == "length");
        Assert.Equal(("major", "text", "free"), (Text(length, "severity"), Text(length, "scope"), Text(length, "cost")));
        Assert.Equal(["max-length", "max-bytes", "max-width"], length.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
        Assert.Equal("model", Text(checks.Find(check => Text(check, "id") == "read-back"), "cost"));
    }

    [Fact]
    public async Task It_prints_the_page_for_docs() => Assert.Equal(ChecksPage.Write(CheckRegistry.Standard), await RunAsync("checks", "--markdown"));

    [Fact]
    public async Task It_lists_one_a_line_for_people() =>
        Assert.Contains("numbers: Numbers and units, critical, text, free (accuracy.number, accuracy.unit)", (await RunAsync("checks")).Split(Environment.NewLine));

    private static string? Text(JsonElement check, string key) => check.GetProperty(key).GetString();

    private static async Task<string> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var terminal = new Terminal(output, error, Interactive: false);
        Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(CommandLine.Build(terminal, (_, _, _) => Task.FromResult(ExitCode.Done)), args, terminal, TestContext.Current.CancellationToken));
        return output.ToString();
    }
}
