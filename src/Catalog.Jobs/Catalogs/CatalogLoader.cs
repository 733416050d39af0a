using System.Text.Json;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads a catalog.json with its glossary. Docs: docs/catalog-json.md.</summary>
public static class CatalogLoader
{
    internal static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 };

    private static readonly string[] Known =
        ["name", "sourceLocale", "locales", "columns", "fields", "glossary", "approval", "budget", "channels", "sources", "schedule", "pictures", "checks", "drop", "insight", "review"];

    /// <summary>Reads a catalogue and reports all its problems at once.</summary>
    /// <param name="path">A catalog.json. Its glossary and sources are relative to its folder; in the definition they are absolute.</param>
    public static async Task<CatalogLoadResult> LoadAsync(string path, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        try
        {
            var text = await File.ReadAllBytesAsync(path, ct);
            using var document = JsonDocument.Parse(Unmarked(text), Options);
            var result = await ReadAsync(path, document.RootElement, ct);
            if (result.Problems.Count == 0) return result;
            var places = JsonPlaces.Read(text);
            return result with { Problems = [.. result.Problems.Select(problem => places.TryGetValue(problem.Where, out var place) ? problem with { Place = place } : problem)] };
        }
        catch (JsonException exception)
        {
            return Failed(path, $"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}", $"is not JSON: {Plain(exception.Message)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failed(path, Path.GetFileName(path), $"can't be read: {exception.Message}");
        }
    }

    private static async Task<CatalogLoadResult> ReadAsync(string path, JsonElement element, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(path)!;
        var problems = new List<CatalogProblem>();
        var root = new JsonSection(element, "", problems, Known);
        var name = root.RequiredText("name");
        var source = LocalesReader.ReadSource(root);
        var locales = LocalesReader.Read(root);
        var columns = ColumnsReader.Read(root);
        var flags = FlagsReader.ReadChecks(root);
        var fields = FieldsReader.Read(root, flags);
        IReadOnlyList<GlossaryTerm> glossary = root.Text("glossary") is { } file
            ? await new GlossaryReader(Path.GetFullPath(Path.Combine(folder, file)), locales, problems).ReadAsync(ct)
            : [];
        var approval = ApprovalReader.Read(root, locales, columns);
        var budget = root.Section("budget", "maxTokens", "maxMinutes");
        var definition = new CatalogDefinition(
            name,
            source,
            locales,
            columns,
            fields,
            glossary,
            approval,
            new RunBudget(budget?.Whole("maxTokens", 1, long.MaxValue), budget?.Positive("maxMinutes")),
            ChannelsReader.Read(root, fields, locales, source),
            SourcesReader.Read(root, folder),
            ScheduleReader.Read(root))
        {
            Flags = flags,
            Pictures = PicturesReader.ReadCatalog(root),
            Drop = root.Text("drop") is { } drop ? Path.GetFullPath(Path.Combine(folder, drop)) : null,
            Insight = InsightReader.Read(root),
            Review = ReviewReader.Read(root, columns),
            HasGlossaryFile = root.Text("glossary") is not null,
        };
        return new(path, problems.Count == 0 ? definition : null, problems);
    }

    // The parser takes a byte order mark for a fault.
    private static ReadOnlyMemory<byte> Unmarked(byte[] text) => text.AsMemory(text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);

    private static CatalogLoadResult Failed(string path, string where, string message) => new(path, null, [new(where, message)]);

    // .NET's message ends with line and byte, counted from 0.
    private static string Plain(string message) => message.Split(" LineNumber:")[0];
}
