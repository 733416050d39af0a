using System.Text.Json;
using Catalog.Model.Agents;

namespace Catalog.Simulation.Http;

/// <summary>Reads tool declarations of the one form that the in-process engine declares: string parameters, all required.</summary>
internal static class ToolReader
{
    public static Tool Read(JsonElement tool)
    {
        var function = tool.Get("function") ?? throw Refused("function is missing");
        var parameters = function.Get("parameters") is { } schema ? Parameters(schema) : [];
        return new Tool(function.RequiredText("name"), function.Text("description") ?? "", parameters);
    }

    private static List<string> Parameters(JsonElement schema)
    {
        var names = new List<string>();
        IEnumerable<JsonProperty> properties = schema.Get("properties") is { ValueKind: JsonValueKind.Object } declared ? declared.EnumerateObject() : [];
        foreach (var property in properties)
        {
            if (property.Value.Text("type") != "string" || property.Value.EnumerateObject().Count() > 1)
                throw Refused($"the parameter {property.Name} is more than {{\"type\": \"string\"}}, which is not simulated");
            names.Add(property.Name);
        }

        var required = schema.List("required").Select(name => name.GetString()).ToHashSet();
        return required.SetEquals(names) ? names : throw Refused("optional parameters are not simulated");
    }

    private static ApiException Refused(string message) => ApiException.BadRequest($"tools: {message}", "tools");
}
