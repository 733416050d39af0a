using System.Globalization;
using Xunit;

namespace Catalog.Model.Tests.Packaging;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_example_runs()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        await ReadmeExample.RunAsync(OracleFolder.Model, output, TestContext.Current.CancellationToken);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("{\"title\": \"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readme_shows_what_runs()
    {
        var readme = await LinesAsync("README.md");
        var shown = readme.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```");
        var example = await LinesAsync("ReadmeExample.cs");
        var runs = example.SkipWhile(line => !line.Contains("RunAsync", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line != "    }").Select(line => line[8..]);
        Assert.Equal(runs, shown);
    }

    private static Task<string[]> LinesAsync(string file) =>
        File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Packaging", file), TestContext.Current.CancellationToken);
}
