using System.Text.Json;
using Catalog.Jobs.Commands;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

/// <summary><c>catalog model</c> on the demo model.</summary>
public sealed class ModelCommandTests
{
    [Theory]
    [InlineData("model info")]
    [InlineData("model ask")]
    [InlineData("model bench")]
    public async Task Each_has_json_device_and_an_example(string verb)
    {
        var (code, output, _) = await RunAsync($"{verb} --help");
        Assert.Equal(ExitCode.Done, code);
        Assert.All(["--json", "--device", "--model", $"catalog {verb}"], text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Info_says_what_fits()
    {
        var (code, output, _) = await RunAsync("model info --json --device cpu,cpu");
        Assert.Equal(ExitCode.Done, code);
        using var json = JsonDocument.Parse(output);
        var (fork, token) = (json.RootElement.GetProperty("bytes_per_fork").GetInt64(), json.RootElement.GetProperty("bytes_per_token").GetInt64());
        Assert.True(json.RootElement.GetProperty("weight_bytes").GetInt64() > 1 << 20);
        Assert.Equal(2, json.RootElement.GetProperty("devices").GetArrayLength());
        foreach (var device in json.RootElement.GetProperty("devices").EnumerateArray())
        {
            var memory = device.GetProperty("memory_bytes").GetInt64();
            Assert.Equal([1024, 2048, 4096, 8192], device.GetProperty("fits").EnumerateArray().Select(fit => fit.GetProperty("context").GetInt32()));
            Assert.All(device.GetProperty("fits").EnumerateArray(), fit =>
            {
                var bytes = fork + (fit.GetProperty("context").GetInt32() * token);
                Assert.InRange(fit.GetProperty("rows").GetInt64() * bytes, bytes, memory / 2);
                Assert.Equal(memory / 4 / bytes, fit.GetProperty("openings").GetInt64());
            });
        }
    }

    [Fact]
    public async Task Bench_measures_each_number_of_rows()
    {
        var (code, output, _) = await RunAsync("model bench --json --device cpu --context 40 --runs 1");
        Assert.Equal(ExitCode.Done, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal([1, 4, 16, 64], json.RootElement.GetProperty("decode").EnumerateArray().Select(rate => rate.GetProperty("rows").GetInt32()));
        Assert.All(json.RootElement.GetProperty("decode").EnumerateArray(), rate => Assert.True(rate.GetProperty("tokens_per_second").GetDouble() > 0));
        Assert.All(
            ["prefill_tokens_per_second", "fork_microseconds", "fork_bytes", "constraint_ready_milliseconds"],
            key => Assert.True(json.RootElement.GetProperty(key).GetDouble() > 0));
        Assert.Equal(("cpu", 40, 1), (json.RootElement.GetProperty("device").GetString(), json.RootElement.GetProperty("context").GetInt32(), json.RootElement.GetProperty("runs").GetInt32()));
    }

    [Theory]
    [InlineData("model bench --runs 0", ExitCode.WrongCall, "--runs must be at least 1")]
    [InlineData("model info --device gpu", ExitCode.Failed, "device gpu is unknown")]
    [InlineData("model bench --context 9000", ExitCode.Failed, "context of 8192")]
    public async Task What_cannot_be_done_is_said(string call, int expected, string message)
    {
        var (code, output, error) = await RunAsync(call);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string call)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal(output, error, Interactive: false);
        var root = CommandLine.Build(terminal, (_, _, _) => Task.FromResult(ExitCode.Done));
        var code = await CommandLine.RunAsync(root, call.Split(' '), terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
