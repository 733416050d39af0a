using Catalog.Jobs.Terminology;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads the glossary file of a catalog.json: one that has a fault can't be used. Docs: docs/terminology.md.</summary>
internal sealed class GlossaryReader(string file, IReadOnlyList<LocaleRules> locales, List<CatalogProblem> problems)
{
    /// <summary>The terms; what is wrong is noted with file and line.</summary>
    public async Task<IReadOnlyList<GlossaryTerm>> ReadAsync(CancellationToken ct)
    {
        try
        {
            return Take(await GlossaryFile.ReadAsync(await File.ReadAllBytesAsync(file, ct), ct));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new("glossary", $"can't be read: {exception.Message}"));
            return [];
        }
    }

    private List<GlossaryTerm> Take(GlossaryFile read)
    {
        if (read.Problem is { } broken)
        {
            problems.Add(read.ProblemLine is { } line ? new(Line(line), broken) : new("glossary", $"{file} {broken}"));
            return [];
        }

        var rows = new GlossaryRows(new GlossaryRules(locales));
        foreach (var row in read.Rows)
            foreach (var fault in rows.Add(row)) problems.Add(new(Line(row.Line), fault.Reason));
        return [.. rows.Terms];
    }

    private string Line(long line) => $"{Path.GetFileName(file)}, line {line}";
}
