namespace Catalog.Jobs.Commands;

/// <summary>Where the model lies.</summary>
internal static class ModelLocation
{
    /// <summary>CATALOG_MODEL; without it the repository's demo model.</summary>
    /// <exception cref="CommandException">There is neither.</exception>
    public static string Find()
    {
        var given = Environment.GetEnvironmentVariable("CATALOG_MODEL");
        if (!string.IsNullOrWhiteSpace(given)) return Path.GetFullPath(given);
        return RepositoryFolder.Find("data", "models", "demo")
            ?? throw new CommandException("No model: the repository's data/models/demo isn't there. Set CATALOG_MODEL to a model folder.");
    }
}
