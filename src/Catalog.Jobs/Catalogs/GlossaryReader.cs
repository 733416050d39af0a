using System.Text.Unicode;
using CsvHelper;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads a glossary: a CSV file with the columns term, locale, rule, translation, note. Docs: docs/catalog-json.md.</summary>
internal sealed class GlossaryReader(string file, IReadOnlyList<LocaleRules> locales, List<CatalogProblem> problems)
{
    private static readonly string[] Columns = ["term", "locale", "rule", "translation", "note"];

    /// <summary>The terms; what is wrong is noted with file and line.</summary>
    public async Task<IReadOnlyList<GlossaryTerm>> ReadAsync(CancellationToken ct)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(file, ct);
            if (Utf8.IsValid(content)) return await ReadAsync(content, ct);
            problems.Add(new("glossary", $"{file} is not UTF-8; save it as \"CSV UTF-8\""));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new("glossary", $"can't be read: {exception.Message}"));
        }
        catch (CsvFormatException exception)
        {
            problems.Add(new(Line(exception.LineNumber), "a quotation mark stands where none may; put the cell in quotation marks and double the marks inside it"));
        }

        return [];
    }

    private async Task<IReadOnlyList<GlossaryTerm>> ReadAsync(byte[] content, CancellationToken ct)
    {
        await using var reader = CsvReader.Create(content, CsvReaderOptions.Default with
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        if (!await reader.ReadAsync(ct) || !Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).SequenceEqual(Columns))
        {
            problems.Add(new(Line(1), $"the header must be {string.Join(',', Columns)}"));
            return [];
        }

        var terms = new Dictionary<(string Term, string? Locale), (GlossaryTerm Entry, long Line)>();
        while (await reader.ReadAsync(ct))
        {
            if (reader.FieldCount > Columns.Length)
            {
                Problem(reader, $"has {reader.FieldCount} cells, the header {Columns.Length}");
                continue;
            }

            var term = Entry(reader);
            if (!terms.TryAdd((term.Term, term.Locale), (term, reader.LineNumber)))
                Problem(reader, $"\"{term.Term}\" has an entry for {term.Locale ?? "all locales"} in line {terms[(term.Term, term.Locale)].Line} already");
        }

        return [.. terms.Values.Select(entry => entry.Entry)];
    }

    private GlossaryTerm Entry(CsvReader reader)
    {
        var (term, locale, word, translation, note) = (Cell(reader, 0), Cell(reader, 1), Cell(reader, 2), Cell(reader, 3), Cell(reader, 4));
        GlossaryRule? rule = word switch
        {
            "never-translate" => GlossaryRule.NeverTranslate,
            "preferred" => GlossaryRule.Preferred,
            "forbidden" => GlossaryRule.Forbidden,
            _ => null,
        };
        if (term is null) Problem(reader, "has no term");
        if (rule is null) Problem(reader, $"the rule \"{word}\" must be never-translate, preferred or forbidden");
        if (locale is not null && locales.All(known => known.Code != locale))
            Problem(reader, $"the locale \"{locale}\" is not among the catalogue's; an empty cell means all");
        if (rule == GlossaryRule.Preferred && translation is null) Problem(reader, "a preferred term needs its translation");
        if (rule == GlossaryRule.Preferred && locale is null) Problem(reader, "a preferred term needs a locale");
        if (rule is GlossaryRule.NeverTranslate or GlossaryRule.Forbidden && translation is not null)
            Problem(reader, $"a term that is {word} can't have a translation");
        return new(term ?? "", locale, rule ?? GlossaryRule.NeverTranslate, translation, note);
    }

    // Terms stand in prompts of one line each.
    private string? Cell(CsvReader reader, int column)
    {
        var text = reader.GetString(column);
        if (text.Any(char.IsControl)) Problem(reader, $"the {Columns[column]} has a line end or another control character");
        return text.Length == 0 ? null : text;
    }

    private void Problem(CsvReader reader, string message) => problems.Add(new(Line(reader.LineNumber), message));

    private string Line(long line) => $"{Path.GetFileName(file)}, line {line}";
}
