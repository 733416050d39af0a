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
    };

    public static Option<string?> FolderOption() => new("--model") { Description = "The model folder, or a server's address. Default: CATALOG_MODEL, else the demo model." };

    /// <summary>Loads a folder's model, or connects to a server's.</summary>
    public static async Task<ITextEngine> OpenAsync(string? given, CancellationToken cancellationToken)
    {
        var location = given ?? ModelLocation.Find();
        return ModelLocation.IsServer(location)
            ? await RemoteTextEngine.ConnectAsync(ModelLocation.Servers(location, Environment.GetEnvironmentVariable), cancellationToken)
            : await OnnxTextEngine.LoadAsync(location, new EngineOptions(), cancellationToken);
    }
}
