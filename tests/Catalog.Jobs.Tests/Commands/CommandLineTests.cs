using System.CommandLine;
using Catalog.Jobs.Commands;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

public sealed class CommandLineTests
{
    public static TheoryData<string> Verbs => ["demo", "serve", "work", "import", "refresh", "export", "glossary import", "glossary export", "findings", "texts", "evaluate", "checks", "migrate", "doctor", "account list", "account create", "account roles", "account reset", "account disable"];

    [Theory]
    [InlineData("refrehs")]
    [InlineData("import")]
    [InlineData("import /nowhere/a.csv")]
    [InlineData("glossary import /nowhere/a.csv")]
    [InlineData("export")]
    [InlineData("refresh --max-tokens 0")]
    [InlineData("refresh --max-minutes many")]
    [InlineData("serve --address here")]
    public async Task A_wrong_call_exits_with_2_and_says_why_on_standard_error(string call)
    {
        var (code, output, error) = await RunAsync(call);
        Assert.Equal(ExitCode.WrongCall, code);
        Assert.Equal("", output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_command_has_json_and_help_with_an_example(string verb)
    {
        var (code, output, _) = await RunAsync($"{verb} --help");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("--json", output, StringComparison.Ordinal);
        Assert.Contains("Example:", output, StringComparison.Ordinal);
        Assert.Contains($"catalog {verb}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_the_machine_is_a_message_and_exits_with_1()
    {
        var fails = new Command("fail");
        fails.SetAction((_, _) => throw new CommandException("The disk is full."));
        var (code, output, error) = await RunAsync("fail", fails);
        Assert.Equal((ExitCode.Failed, "", "The disk is full.\n"), (code, output, error));
    }

    [Fact]
    public async Task A_bug_shows_where_it_happened()
    {
        var bug = new Command("bug");
        bug.SetAction((_, _) => throw new InvalidOperationException("impossible"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("bug", bug));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string call, params Command[] more)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal(output, error, Interactive: false);
        var root = CommandLine.Build(terminal, (_, _, _) => Task.FromResult(ExitCode.Done), more);
        var code = await CommandLine.RunAsync(root, call.Split(' '), terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
