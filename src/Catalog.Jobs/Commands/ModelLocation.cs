using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Catalog.Jobs.Runs;
using Catalog.Model.Onnx;
using Catalog.Model.Remote;

namespace Catalog.Jobs.Commands;

/// <summary>Where the model is: a folder, or one or several servers.</summary>
internal static class ModelLocation
{
    private const string Variable = "CATALOG_MODEL";

    // What people set, by the option that it becomes.
    private static readonly Dictionary<string, string> Variables = new()
    {
        [nameof(RemoteOptions.Addresses)] = Variable,
        [nameof(RemoteOptions.Key)] = Variable + "_KEY",
        [nameof(RemoteOptions.Model)] = Variable + "_NAME",
        [nameof(RemoteOptions.ContextLength)] = Variable + "_CONTEXT",
    };

    /// <summary>CATALOG_MODEL; without it the repository's demo model.</summary>
    /// <exception cref="CommandException">There is neither.</exception>
    public static string Find()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(given)) return IsServer(given) ? given : Path.GetFullPath(given);
        return RepositoryFolder.Find("data", "models", "demo")
            ?? throw new CommandException("No model: the repository's data/models/demo isn't there. Set CATALOG_MODEL to a model folder or a server's address.");
    }

    /// <summary>Whether a location names servers.</summary>
    public static bool IsServer(string location) => location.Contains("://", StringComparison.Ordinal);

    /// <summary>The model at a location; nothing is loaded or asked yet.</summary>
    /// <exception cref="CommandException">What is said about servers can't be used.</exception>
    /// <param name="options">For a folder.</param>
    public static IModelSource Open(string location, EngineOptions options) =>
        IsServer(location) ? new ModelServer(Servers(location, Environment.GetEnvironmentVariable)) : new ModelFolder(location, options);

    /// <summary>What to connect to.</summary>
    /// <param name="location">Addresses, separated by commas.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="CommandException">Something can't be used; the message names the variable and never quotes the key.</exception>
    public static RemoteOptions Servers(string location, Func<string, string?> variable)
    {
        var options = new RemoteOptions
        {
            Addresses = location.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Key = Given(nameof(RemoteOptions.Key)),
            Model = Given(nameof(RemoteOptions.Model)),
            ContextLength = Given(nameof(RemoteOptions.ContextLength)) is not { } context ? null
                : int.TryParse(context, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens
                : throw new CommandException($"{Variables[nameof(RemoteOptions.ContextLength)]}: a number of tokens is expected."),
        };
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)) return options;
        var names = problems[0].MemberNames.Select(name => Variables.GetValueOrDefault(name, name));
        throw new CommandException($"{string.Join(", ", names)}: {problems[0].ErrorMessage}");

        string? Given(string option) => variable(Variables[option]) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }
}
