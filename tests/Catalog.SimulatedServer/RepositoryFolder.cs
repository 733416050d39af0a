using Catalog.Model.Onnx;

namespace Catalog.Simulation;

/// <summary>Finds the repository that this program was built in.</summary>
internal static class RepositoryFolder
{
    /// <exception cref="ModelFolderException">There is none.</exception>
    public static string DemoModel()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) folder = folder.Parent;
        return folder is null
            ? throw new ModelFolderException("No data/models/demo: this program doesn't lie in its repository. Name a model folder with --model.")
            : Path.Combine(folder.FullName, "data", "models", "demo");
    }
}
