using System.CommandLine;
using System.Globalization;
using Catalog.Model;
using Catalog.Model.Onnx;
using Catalog.Model.Remote;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog model info</c></summary>
internal static class ModelInfoCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var folder = ModelCommand.FolderOption();
        var device = ModelCommand.DeviceOption();
        var command = new Command("info", "Says what a model folder holds, or what a server serves.\n\nExample:\n  catalog model info --model models/qwen3.5-4b") { folder, device, json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var engine = await ModelCommand.OpenAsync(terminal, call.GetValue(folder), call.GetValue(device), cancellationToken);
            if (engine is RemoteTextEngine remote) await WriteAsync(terminal, ServerSummary.Of(remote), ServerSummary.Lines, call.GetValue(json));
            else if (engine is OnnxTextEngine local) await WriteAsync(terminal, local.Summary, Lines, call.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync<T>(Terminal terminal, T summary, Func<T, IEnumerable<(string Name, string Value)>> lines, bool json)
    {
        if (json) await JsonOutput.WriteAsync(terminal, summary);
        else foreach (var (name, value) in lines(summary)) await terminal.Out.WriteLineAsync($"{name,-18}{value}");
    }

    private static IEnumerable<(string Name, string Value)> Lines(ModelSummary model)
    {
        yield return ("model", $"{model.Name} ({model.Type})");
        yield return ("fingerprint", model.Fingerprint);
        yield return ("layers", $"{model.LinearLayers} linear, {model.AttentionLayers} attention");
        yield return ("vocabulary", Number(model.Vocabulary));
        yield return ("context", $"{Number(model.ContextLength)} tokens");
        yield return ("weights", Size(model.WeightBytes));
        yield return ("states", $"{model.StateType}; {Number(model.BytesPerToken)} bytes a token, {Number(model.BytesPerFork)} bytes a fork besides");
        yield return ("pictures", model.MaxPictureTokens is { } tokens ? $"yes, up to {Number(tokens)} tokens each" : "no, text only");
        yield return ("system text", model.SystemText == SystemTextEdition.Compact ? "compact" : "full");
        yield return ("own verdicts", model.TrustVerdicts ? "count" : "don't count, code decides");
        yield return ("own findings", model.Findings is { } findings ? string.Join(", ", findings) : "all");
        foreach (var state in model.States) yield return ("state", state);
        foreach (var device in model.Devices)
        {
            yield return ("device", $"{device.Device}: {Size(device.MemoryBytes)} for states, {device.Lanes} {(device.Lanes == 1 ? "batch" : "batches")}");
            foreach (var fit in device.Fits)
                yield return ("", $"at {Number(fit.Context)} tokens: {Number(fit.Rows)} answers at once, {Number(fit.Openings)} openings held");
        }
    }

    private static string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MiB");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
