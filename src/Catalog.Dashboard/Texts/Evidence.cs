using System.Text.Json;

namespace Catalog.Dashboard.Texts;

/// <summary>A line of evidence: what the fact says, what the picture or the document says, and the code's verdict.</summary>
public sealed record EvidenceLine(string Field, string Fact, string Other, string Verdict)
{
    /// <summary>True where the two don't agree.</summary>
    public bool IsAgainst => Verdict is "contradicted" or "different" or "gap";
}

/// <summary>What was compared for a product, as <c>evidence.payload</c> has it.</summary>
/// <param name="Lines">Claims about the pictures, or fields of the documents.</param>
/// <param name="Problems">Types such as image.overlay; none for documents.</param>
public sealed record Evidence(IReadOnlyList<EvidenceLine> Lines, IReadOnlyList<string> Problems)
{
    /// <summary>Reads the claims about pictures: <c>{"claims": [{"field", "fact", "shown", "verdict"}], "problems": [...]}</c>. Null: there is no evidence.</summary>
    public static Evidence? OfPictures(IReadOnlyDictionary<string, string> evidence) => Read(evidence.GetValueOrDefault("pictures"), "claims", "shown");

    /// <summary>Reads the documents' fields: <c>{"fields": [{"field", "fact", "document", "verdict"}]}</c>. Null: there is no evidence.</summary>
    public static Evidence? OfDocuments(IReadOnlyDictionary<string, string> evidence) => Read(evidence.GetValueOrDefault("documents"), "fields", "document");

    private static Evidence? Read(string? json, string list, string other)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new Evidence(
            [.. Items(root, list).Select(line => new EvidenceLine(Text(line, "field"), Text(line, "fact"), Text(line, other), Text(line, "verdict")))],
            [.. Items(root, "problems").Select(problem => problem.GetString() ?? "")]);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
