using System.Security.Claims;
using System.Text.Json;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>Values of a claim: one or several, also inside of an object.</summary>
internal static class ClaimValues
{
    /// <summary>The values of a claim; empty: it isn't there.</summary>
    /// <param name="path">A claim's name, or one with the way through its object: <c>realm_access.roles</c>. A claim of that very name comes first.</param>
    public static IReadOnlyList<string> Of(ClaimsPrincipal person, string path)
    {
        List<string> values = [.. person.FindAll(path).Select(claim => claim.Value)];
        if (values.Count > 0) return values;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 ? [] : [.. person.FindAll(path[..dot]).SelectMany(claim => Inside(claim.Value, path[(dot + 1)..].Split('.')))];
    }

    private static IEnumerable<string> Inside(string json, string[] way)
    {
        if (!json.StartsWith('{')) return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var step in way)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return [];
            }

            return at.ValueKind switch
            {
                JsonValueKind.String => [at.GetString()!],
                JsonValueKind.Array => [.. at.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)],
                _ => [],
            };
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
