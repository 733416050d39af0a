using System.Text.Json;
using Catalog.Model.Agents;
using Microsoft.Extensions.AI;

namespace Catalog.Model.ChatClients;

/// <summary>Reads tool declarations.</summary>
internal static class ChatTools
{
    /// <summary>The tools that the model is told of.</summary>
    /// <exception cref="NotSupportedException">A tool is no function, has other parameters than required strings, or must be called.</exception>
    public static IReadOnlyList<Tool> Of(ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools || options.ToolMode is NoneChatToolMode) return [];
        if (options.ToolMode is RequiredChatToolMode) throw new NotSupportedException("ToolMode: a call can't be required; the model decides.");
        return [.. tools.Select(tool => tool is AIFunctionDeclaration function
            ? new Tool(function.Name, function.Description, Parameters(function))
            : throw new NotSupportedException($"Tool {tool.Name}: only functions are supported."))];
    }

    private static List<string> Parameters(AIFunctionDeclaration function)
    {
        if (!function.JsonSchema.TryGetProperty("properties", out var properties)) return [];
        var required = function.JsonSchema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(name => name.GetString()!).ToHashSet() : [];
        var names = new List<string>();
        foreach (var property in properties.EnumerateObject())
        {
            if (!required.Contains(property.Name) || !property.Value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "string")
                throw new NotSupportedException($"Tool {function.Name}, parameter {property.Name}: only required strings are supported.");
            names.Add(property.Name);
        }

        return names;
    }
}
