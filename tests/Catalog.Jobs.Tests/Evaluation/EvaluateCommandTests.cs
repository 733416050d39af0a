using Catalog.Jobs.Commands;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly TempFolder temp = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--texts /nowhere/a.jsonl")]
    [InlineData("--products 0")]
    [InlineData("--products many")]
    [InlineData("--seed x")]
    [InlineData("--approved --texts FILE")]
    public async Task A_wrong_call_exits_with_2(string call)
    {
        var file = await WriteAsync("{}");
        var (code, output, error) = await RunAsync(["evaluate", .. call.Replace("FILE", file, StringComparison.Ordinal).Split(' ')]);
        Assert.Equal((ExitCode.WrongCall, ""), (code, output));
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_exits_with_1_and_says_which()
    {
        var (code, output, error) = await RunAsync(["evaluate", "--json", "--texts", await WriteAsync("\n{\"sku\": 1}")]);
        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.Contains("line 2: sku: must be there", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_alone_are_judged_by_the_repositorys_rules_and_need_no_database()
    {
        var file = await WriteAsync(string.Join('\n', (await File.ReadAllLinesAsync(Path.Combine(CleanTexts.Folder, "clean.jsonl"), Cancellation)).Take(10)));
        var folder = new DataFolder(Path.Combine(temp.Path, "data"));
        var (terminal, error) = Terminal();
        var report = await EvaluationWork.RunAsync(new EvaluationOptions(file, false, null, 7, false, folder), terminal, Cancellation);
        Assert.Equal((10, 1, 7), (report.Texts, report.Products, report.Seed));
        Assert.Contains("seed 7", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Not kept", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Root));
    }

    [Fact]
    public async Task Rules_beside_the_file_go_first()
    {
        var file = await WriteAsync("""{"sku": "1", "facts": {"name": "a"}, "locale": "de-DE", "copy": {"title": "a"}}""");
        await File.WriteAllTextAsync(
            Path.Combine(temp.Path, "catalog.json"),
            """{"name": "n", "sourceLocale": "en-US", "locales": ["de-DE"], "columns": {"key": "k", "title": "name", "facts": ["name"]}, "fields": [{"key": "title", "maxLength": 5}]}""", Cancellation);
        var report = await EvaluationWork.RunAsync(
            new EvaluationOptions(file, false, null, 1, false, new DataFolder(Path.Combine(temp.Path, "data"))), Terminal().Terminal, Cancellation);
        Assert.Equal(1, report.Kinds.Single(kind => kind.Kind == "too-long").Found);
    }

    public void Dispose() => temp.Dispose();

    private async Task<string> WriteAsync(string content)
    {
        var file = Path.Combine(temp.Path, "texts.jsonl");
        await File.WriteAllTextAsync(file, content, Cancellation);
        return file;
    }

    private static (Terminal Terminal, StringWriter Error) Terminal()
    {
        var error = new StringWriter();
        return (new Terminal(new StringWriter(), error, Interactive: false), error);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyList<string> call)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal(output, error, Interactive: false);
        var code = await CommandLine.RunAsync(CommandLine.Build(terminal, (_, _, _) => Task.FromResult(ExitCode.Done)), call, terminal, Cancellation);
        return (code, output.ToString(), error.ToString());
    }
}
