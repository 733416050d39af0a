using System.CommandLine;
using System.Globalization;
using Catalog.Model.Onnx.Bench;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog model bench</c></summary>
internal static class ModelBenchCommand
{
    private const int DefaultContext = 512;
    private const int DefaultRuns = 5;

    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var folder = ModelCommand.FolderOption();
        var device = ModelCommand.DeviceOption();
        var context = new Option<int>("--context") { Description = "Tokens of the prompt, and of each row before it is decoded.", DefaultValueFactory = _ => DefaultContext };
        var runs = new Option<int>("--runs") { Description = "How often each thing is measured; medians are printed.", DefaultValueFactory = _ => DefaultRuns };
        AtLeastOne(context);
        AtLeastOne(runs);
        var command = new Command(
            "bench",
            "Measures what a model costs here: prefill, decoding at 1, 4, 16 and 64 rows, a fork, a schema.\n\nExample:\n  catalog model bench --device cuda --context 2000 --json")
        {
            folder, device, context, runs, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var engine = await ModelCommand.LoadAsync(terminal, call.GetValue(folder), call.GetValue(device), cancellationToken);
            var report = await ModelBench.RunAsync(engine, call.GetValue(context), call.GetValue(runs), cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, report);
            else foreach (var (name, value) in Lines(report)) await terminal.Out.WriteLineAsync($"{name,-18}{value}");
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<(string Name, string Value)> Lines(ModelBenchReport report)
    {
        yield return ("model", $"{report.Model} on {report.Device}, {report.Context} tokens of context, medians of {report.Runs} runs");
        yield return ("prefill", $"{Number(report.PrefillTokensPerSecond)} tokens/s");
        foreach (var rate in report.Decode)
        {
            yield return ($"decode, {rate.Rows} rows", rate is { TokensPerSecond: { } tokens, StepMilliseconds: { } step }
                ? $"{Number(tokens)} tokens/s, {Number(step)} ms a step"
                : "doesn't fit into the memory budget");
        }

        yield return ("fork", $"{Number(report.ForkMicroseconds)} µs for {report.ForkBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, in and out of the batch");
        yield return ("schema", $"ready in {Number(report.ConstraintReadyMilliseconds)} ms, then {Number(report.ConstraintMicrosecondsPerToken)} µs a token");
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "0.00" : "N0", CultureInfo.InvariantCulture);

    private static void AtLeastOne(Option<int> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 1) result.AddError($"{option.Name} must be at least 1.");
    });
}
