using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Model.Tests;

/// <summary>The reference's prompts as openings.</summary>
internal static class OracleOpenings
{
    private const string EndOfTools = "</IMPORTANT>\n\n";

    /// <summary>The tool that the reference's agents have.</summary>
    public static Tool Tool { get; } = new(
        OracleFolder.Prompts.Tools[0].GetProperty("function").GetProperty("name").GetString()!,
        OracleFolder.Prompts.Tools[0].GetProperty("function").GetProperty("description").GetString()!,
        [.. OracleFolder.Prompts.Tools[0].GetProperty("function").GetProperty("parameters").GetProperty("properties").EnumerateObject().Select(property => property.Name)]);

    public static PromptCase Prompt(string name) => OracleFolder.Prompts.Prompts.Single(prompt => prompt.Name == name);

    /// <summary>The system text without the tools' block, which the reference's has in it.</summary>
    public static string SystemText(PromptCase prompt) =>
        prompt.ToolResponses.Length == 0 ? prompt.System : prompt.System[(prompt.System.LastIndexOf(EndOfTools, StringComparison.Ordinal) + EndOfTools.Length)..];

    public static async Task<Opening> OfAsync(PromptCase prompt, CancellationToken cancellationToken) => new(
        SystemText(prompt), prompt.Product,
        await Task.WhenAll(prompt.Pictures.Select(file => Picture.FromFileAsync(OracleFolder.PathOf(file), cancellationToken))),
        prompt.ToolResponses.Length == 0 ? [] : [Tool]);
}
