using System.Text.Json;

namespace Catalog.Jobs.Catalogs;

/// <summary>An element of an array of catalog.json.</summary>
internal sealed class JsonItem(JsonElement element, string path, List<CatalogProblem> problems)
{
    /// <summary>True for a string.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>Notes a problem with the element.</summary>
    public void Problem(string message) => problems.Add(new(path, message));

    /// <summary>The element as a string of one line that isn't blank; null, and a problem, where it isn't one.</summary>
    public string? Text()
    {
        if (Line(element) is { } text) return text;
        Problem($"must be a string of one line that isn't blank, not {JsonSection.Kind(element)}");
        return null;
    }

    /// <summary>True for an object one of whose members is this word.</summary>
    public bool Says(string key, string word) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() == word;

    /// <summary>The element as an object.</summary>
    public JsonSection Section(params ReadOnlySpan<string> known) => new(element, path, problems, known);

    /// <summary>A string of one line that isn't blank, without spaces around it; null for anything else.</summary>
    internal static string? Line(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        var text = element.GetString()!;
        return text.Trim().Length > 0 && text == text.Trim() && !text.Any(char.IsControl) ? text : null;
    }
}
