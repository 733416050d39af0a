using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>The text of a catalog.json for files of a dialect, with comments for whoever opens it.</summary>
internal static class StartedCatalog
{
    private const int SampleRows = 300;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Looks at the first rows and writes the text.</summary>
    /// <param name="sourceLocale">The locale of the facts; null: the file's, or a guess.</param>
    public static async Task<string> WriteAsync(ITable table, Dialect dialect, string name, string? sourceLocale, CancellationToken ct)
    {
        var columns = dialect.Columns!(table);
        var rows = new List<TableRow>();
        await foreach (var row in table.ReadAsync(null, ct))
        {
            rows.Add(row);
            if (rows.Count == SampleRows) break;
        }

        var filled = table.Header.Index().Where(column => rows.Exists(row => column.Index < row.Cells.Length && row.Cells[column.Index].Trim().Length > 0)).Select(column => column.Item).ToHashSet();
        string[] facts = [.. columns.Facts.Where(fact => filled.Contains(fact) || !columns.Optional.Contains(fact))];
        var guessed = sourceLocale is null && columns.SourceLocale is null;
        var locale = sourceLocale ?? columns.SourceLocale ?? LocaleGuess.Of(Texts(table, columns, rows));
        return Text(dialect, name, columns, facts, locale, guessed);
    }

    private static string Text(Dialect dialect, string name, DialectColumns columns, string[] facts, string locale, bool guessed) => $$"""
        {
          // Written by the first import of {{OneLine(name)}}, {{dialect.About}}. It is yours now: change what you like.
          // What each key means: docs/catalog-json.md
          "name": {{Json(Path.GetFileNameWithoutExtension(name))}},

          // The locale in which the file's texts are written{{(guessed ? ", guessed from them: correct it where that is wrong" : "")}}.
          "sourceLocale": {{Json(locale)}},

          // The locales to write. Add those that you sell in{{(columns.OtherLocales.Count > 0 ? $"; the file has columns for {string.Join(", ", columns.OtherLocales)}, too" : ", like \"de-DE\" or \"fr-FR\"")}}.
          "locales": [{{Json(locale)}}],

          // The columns as they are called once the file is read as {{dialect.Name}} (docs/importing.md).
          "columns": {
            "key": {{Json(columns.Key)}},
            "title": {{Json(columns.Title)}},
            // What the model sees, in this order. Take out what isn't true of the product itself.
            "facts": {{Json(facts)}},
            "lists": {{{string.Join(", ", columns.Lists.Where(facts.Contains).Select(list => $"{Json(list)}: {Json(Derived.Separator)}"))}}},
            "pictures": {{Json(columns.Pictures)}},
            // A picture that can't be had is left out with a warning; its product comes in.
            "badValues": {{{string.Join(", ", columns.Pictures.Select(picture => $"{Json(picture)}: \"skip\""))}}},
            // Kept and shown, and never seen by the model.
            "attributes": {{Json(columns.Attributes)}}{{Optional("category", columns.Category, facts)}}{{Optional("brand", columns.Brand, facts)}}
          },

          // What to write, and how long it may be.
          "fields": [
            { "key": "title", "maxLength": 150 },
            { "key": "description", "maxLength": 5000 },
            { "key": "seo_title", "maxLength": 70 },
            { "key": "seo_description", "maxLength": 160 }
          ],

          // A person approves every text. "maxSeverity": "none" would approve those without findings alone.
          "approval": { "maxRounds": 1 },

          "channels": [{ "name": "shop", "format": "wide" }]
        }

        """;

    private static string Optional(string key, string? column, string[] facts) => column is null || !facts.Contains(column) ? "" : $",\n    \"{key}\": {Json(column)}";

    private static string Texts(ITable table, DialectColumns columns, List<TableRow> rows)
    {
        int[] places = [.. table.Header.Index().Where(column => column.Item == columns.Title || column.Item == "description").Select(column => column.Index)];
        return string.Join(' ', rows.SelectMany(row => places.Where(place => place < row.Cells.Length).Select(place => row.Cells[place])));
    }

    private static string OneLine(string name) => string.Concat(name.Where(letter => !char.IsControl(letter) && letter is not '\u2028' and not '\u2029'));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options).Replace("\",\"", "\", \"", StringComparison.Ordinal);
}
