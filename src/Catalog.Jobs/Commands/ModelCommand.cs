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
    };

    public static Option<string?> FolderOption() => new("--model") { Description = "The model folder. Default: CATALOG_MODEL, else the demo model." };

    public static Task<OnnxTextEngine> LoadAsync(string? folder, CancellationToken cancellationToken) =>
        OnnxTextEngine.LoadAsync(folder ?? ModelLocation.Find(), new EngineOptions(), cancellationToken);
}
