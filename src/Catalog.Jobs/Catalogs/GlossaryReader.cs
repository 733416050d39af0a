using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

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
            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await ReadAsync(reader, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new("glossary", $"can't be read: {exception.Message}"));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new("glossary", $"{file} is not UTF-8; save it as CSV UTF-8"));
        }
        catch (BadDataException exception)
        {
            problems.Add(new(Line(exception.Context?.Parser?.RawRow ?? 0), "a quotation mark stands inside a cell; put the cell in quotation marks and double the marks inside it"));
        }

        return [];
    }

    private async Task<IReadOnlyList<GlossaryTerm>> ReadAsync(StreamReader reader, CancellationToken ct)
    {
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim });
        if (!await parser.ReadAsync() || !parser.Record!.SequenceEqual(Columns))
        {
            problems.Add(new(Line(1), $"the header must be {string.Join(',', Columns)}"));
            return [];
        }

        var terms = new Dictionary<(string Term, string? Locale), (GlossaryTerm Entry, int Line)>();
        while (await parser.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            if (parser.Count > Columns.Length)
            {
                Problem(parser, $"has {parser.Count} cells, the header {Columns.Length}");
                continue;
            }

            var term = Entry(parser);
            if (!terms.TryAdd((term.Term, term.Locale), (term, parser.RawRow)))
                Problem(parser, $"\"{term.Term}\" has an entry for {term.Locale ?? "all locales"} in line {terms[(term.Term, term.Locale)].Line} already");
        }

        return [.. terms.Values.Select(entry => entry.Entry)];
    }

    private GlossaryTerm Entry(CsvParser parser)
    {
        var (term, locale, word, translation, note) = (Cell(parser, 0), Cell(parser, 1), Cell(parser, 2), Cell(parser, 3), Cell(parser, 4));
        GlossaryRule? rule = word switch
        {
            "never-translate" => GlossaryRule.NeverTranslate,
            "preferred" => GlossaryRule.Preferred,
            "forbidden" => GlossaryRule.Forbidden,
            _ => null,
        };
        if (term is null) Problem(parser, "has no term");
        if (rule is null) Problem(parser, $"the rule \"{word}\" must be never-translate, preferred or forbidden");
        if (locale is not null && locales.All(known => known.Code != locale)) Problem(parser, $"the locale \"{locale}\" is not among the catalogue's; an empty cell means all");
        if (rule == GlossaryRule.Preferred && translation is null) Problem(parser, "a preferred term needs its translation");
        if (rule == GlossaryRule.Preferred && locale is null) Problem(parser, "a preferred term needs a locale");
        if (rule is GlossaryRule.NeverTranslate or GlossaryRule.Forbidden && translation is not null) Problem(parser, $"a term that is {word} can't have a translation");
        return new(term ?? "", locale, rule ?? GlossaryRule.NeverTranslate, translation, note);
    }

    // Terms stand in prompts of one line each.
    private string? Cell(CsvParser parser, int column)
    {
        var text = column < parser.Count ? parser[column] : "";
        if (text.Any(char.IsControl)) Problem(parser, $"the {Columns[column]} has a line end or another control character");
        return text.Length == 0 ? null : text;
    }

    private void Problem(CsvParser parser, string message) => problems.Add(new(Line(parser.RawRow), message));

    private string Line(int line) => $"{Path.GetFileName(file)}, line {line}";
}
