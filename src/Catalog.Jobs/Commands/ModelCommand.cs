using System.CommandLine;
using Catalog.Model;
using Catalog.Model.Onnx;
using Catalog.Model.Remote;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog model</c>: looks at a model without a catalogue.</summary>
internal static class ModelCommand
{
    public static Command Create(Terminal terminal) => new("model", "Looks at a model folder or server, or asks the model.")
    {
        ModelInfoCommand.Create(terminal),
        ModelAskCommand.Create(terminal),
        ModelBenchCommand.Create(terminal),
    };

    public static Option<string?> FolderOption() => new("--model") { Description = "The model folder, or a server's address. Default: CATALOG_MODEL, else the demo model." };

    public static Option<string?> DeviceOption() => new("--device") { Description = "Where a folder's model runs: auto, cpu, cuda, cuda:0,1. Default: CATALOG_DEVICE, else auto." };

    /// <summary>Loads a folder's model, or connects to a server's.</summary>
    public static async Task<ITextEngine> OpenAsync(Terminal terminal, string? given, string? device, CancellationToken cancellationToken)
    {
        var location = given ?? ModelLocation.Find();
        if (!ModelLocation.IsServer(location)) return await LoadAsync(terminal, location, device, cancellationToken);
        if (device is not null) throw new CommandException($"--device is for model folders; {location} is a server.");
        return await RemoteTextEngine.ConnectAsync(ModelLocation.Servers(location, Environment.GetEnvironmentVariable), cancellationToken);
    }

    /// <summary>Loads a folder's model.</summary>
    public static Task<OnnxTextEngine> LoadAsync(Terminal terminal, string? given, string? device, CancellationToken cancellationToken)
    {
        var folder = given ?? ModelLocation.Find();
        if (ModelLocation.IsServer(folder)) throw new CommandException($"{folder} is a server; this needs a model folder.");
        var options = EngineSettings.FromEnvironment(terminal.Error.WriteLine);
        if (device is not null) options = EngineSettings.Of(device, null, terminal.Error.WriteLine) with { MemoryBudget = options.MemoryBudget };
        return OnnxTextEngine.LoadAsync(folder, options, cancellationToken);
    }
}
