using System.CommandLine;
using Catalog.Model.Onnx;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog model</c>: looks at a model without a catalogue.</summary>
internal static class ModelCommand
{
    public static Command Create(Terminal terminal) => new("model", "Looks at a model folder, or asks the model.")
    {
        ModelInfoCommand.Create(terminal),
        ModelAskCommand.Create(terminal),
        ModelBenchCommand.Create(terminal),
    };

    public static Option<string?> FolderOption() => new("--model") { Description = "The model folder. Default: CATALOG_MODEL, else the demo model." };

    public static Option<string?> DeviceOption() => new("--device") { Description = "Where it runs: auto, cpu, cuda, cuda:0,1. Default: CATALOG_DEVICE, else auto." };

    public static Task<OnnxTextEngine> LoadAsync(Terminal terminal, string? folder, string? device, CancellationToken cancellationToken)
    {
        var options = EngineSettings.FromEnvironment(terminal.Error.WriteLine);
        if (device is not null) options = EngineSettings.Of(device, null, terminal.Error.WriteLine) with { MemoryBudget = options.MemoryBudget };
        return OnnxTextEngine.LoadAsync(folder ?? ModelLocation.Find(), options, cancellationToken);
    }
}
