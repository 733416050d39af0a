using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Catalog.Simulation.Settings;

/// <summary>Settings as JSON: key by key over what holds now, checked before anything changes.</summary>
internal static class SettingsJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The settings with the changes made.</summary>
    /// <exception cref="ValidationException">A key is unknown, or a value out of its range; the message names the key.</exception>
    public static T Merge<T>(T now, JsonObject changes)
        where T : class
    {
        var merged = JsonSerializer.SerializeToNode(now, Options)!.AsObject();
        foreach (var (key, value) in changes) merged[key] = value?.DeepClone();
        try
        {
            var result = merged.Deserialize<T>(Options)!;
            Check(result);
            return result;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new ValidationException(e.Message, e);
        }
    }

    /// <summary>Checks ranges.</summary>
    /// <exception cref="ValidationException">A value is out of its range; the message names the key.</exception>
    public static void Check(object settings)
    {
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        if (settings is Behaviour behaviour) StepTime.Parse(behaviour.SimulateTime);
        if (settings is ServerSettings server) Check(server.Behaviour);
    }
}
