using System.Text;
using System.Text.Json;

namespace Catalog.Simulation.Http;

/// <summary>Reads messages.</summary>
internal static class MessageReader
{
    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    public static Message Read(JsonElement message)
    {
        var role = message.RequiredText("role");
        if (!Roles.Contains(role)) throw ApiException.BadRequest($"messages: the role {role} is unknown", "messages");
        var (text, pictures) = Content(message.Get("content"));
        var calls = message.List("tool_calls").Select(Call).ToList();
        if (pictures.Count > 0 && role != "user") throw ApiException.BadRequest($"messages: a {role} message can't have pictures", "messages");
        if (calls.Count > 0 && role != "assistant") throw ApiException.BadRequest($"messages: a {role} message can't call tools", "messages");
        return new Message(role, text, pictures, calls);
    }

    private static (string Text, IReadOnlyList<string> Pictures) Content(JsonElement? content)
    {
        if (content is null) return ("", []);
        if (content.Value.ValueKind == JsonValueKind.String) return (content.Value.GetString()!, []);
        if (content.Value.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("messages: content is neither a string nor a list of parts", "messages");
        var text = new StringBuilder();
        var pictures = new List<string>();
        foreach (var part in content.Value.EnumerateArray())
        {
            switch (part.RequiredText("type"))
            {
                case "text":
                    text.Append(part.RequiredText("text"));
                    break;
                case "image_url" when text.Length == 0:
                    pictures.Add(part.Get("image_url")?.Text("url") ?? throw ApiException.BadRequest("messages: image_url.url is missing", "messages"));
                    break;
                case "image_url":
                    throw ApiException.BadRequest("messages: a picture behind text is not simulated; pictures stand first", "messages");
                case var other:
                    throw ApiException.BadRequest($"messages: a part of type {other} is not simulated", "messages");
            }
        }

        return (text.ToString(), pictures);
    }

    private static CalledTool Call(JsonElement call)
    {
        var function = call.Get("function") ?? throw ApiException.BadRequest("messages: tool_calls[].function is missing", "messages");
        try
        {
            using var arguments = JsonDocument.Parse(function.RequiredText("arguments"));
            var parameters = arguments.RootElement.EnumerateObject().Select(argument => KeyValuePair.Create(
                argument.Name, argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString()! : argument.Value.GetRawText()));
            return new CalledTool(function.RequiredText("name"), [.. parameters]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.BadRequest("messages: the arguments of a tool call are no JSON object", "messages");
        }
    }
}
