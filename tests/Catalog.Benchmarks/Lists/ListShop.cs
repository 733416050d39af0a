using System.Globalization;
using System.Text;
using Catalog.Jobs.Search;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Benchmarks.Lists;

/// <summary>A large catalogue: products in 50 languages, brought by binary COPY. A revision's row holds only its title; what is searched is all in <c>copy_text</c>.</summary>
internal sealed class ListShop(NpgsqlDataSource source, int texts)
{
    /// <summary>The step after which a database is filled.</summary>
    public const string Done = "filled";

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The languages.</summary>
    public static readonly string[] Locales =
    [
        "en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pl-PL", "pt-BR", "ja-JP", "zh-CN", "ar-SA", "nl-NL", "sv-SE", "da-DK", "nb-NO", "fi-FI", "cs-CZ", "sk-SK", "hu-HU", "ro-RO", "bg-BG",
        "el-GR", "tr-TR", "ru-RU", "uk-UA", "hr-HR", "sl-SI", "sr-RS", "et-EE", "lv-LV", "lt-LT", "he-IL", "fa-IR", "hi-IN", "th-TH", "vi-VN", "id-ID", "ms-MY", "ko-KR", "zh-TW", "ca-ES",
        "is-IS", "de-AT", "de-CH", "fr-CA", "fr-BE", "es-MX", "en-GB", "en-CA", "pt-PT", "nl-BE",
    ];

    private static readonly string[] Numbered = ["product", "copy", "revision", "finding"];
    private static readonly long[] Ahead = [0, 86_400, 259_200, 777_600];

    private static readonly Dictionary<string, ListWords> Words = Locales.GroupBy(locale => locale[..2]).ToDictionary(same => same.Key, same => ListWords.Of(same.First()));

    private int Products => texts / Locales.Length;

    /// <summary>The words of a locale.</summary>
    public static ListWords WordsOf(string locale) => Words[locale[..2]];

    /// <summary>Fills a migrated database, or goes on where that was cut off; its indexes are made after the rows.</summary>
    public async Task FillAsync(Action<string> say)
    {
        var steps = new ListSteps(source, say);
        await steps.PrepareAsync();
        await steps.DoAsync("indexes away", DroppedIndexes.DropAsync);
        await steps.DoAsync($"{Products} products", ProductsAsync);
        await Task.WhenAll(
            TextsAsync(),
            steps.DoAsync($"words of {texts} texts", WordsAsync));
        await steps.DoAsync("findings", FindingsAsync);
        await steps.DoAsync("source problems", connection => connection.ExecuteAsync(
            $"insert into comment (product_id, copy_id, source_problem, author, body) select id, id * {Locales.Length}, true, 'ann', 'wrong' from product where id % 5000 = 7", commandTimeout: 0));
        await steps.DoAsync("counts", connection => connection.ExecuteAsync("insert into copy_count select locale, state, count(*) from copy group by locale, state", commandTimeout: 0));
        await steps.DoAsync("numbers", async connection =>
        {
            foreach (var table in Numbered)
                await connection.ExecuteAsync($"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))", commandTimeout: 0);
        });
        foreach (var index in await DroppedIndexes.NamesAsync(source)) await steps.DoAsync($"index {index}", connection => DroppedIndexes.MakeAsync(connection, index));
        say("vacuum and analyze");
        await using (var connection = await source.OpenConnectionAsync()) await connection.ExecuteAsync("vacuum (analyze)", commandTimeout: 0);
        await steps.DoAsync(Done, _ => Task.CompletedTask);

        async Task TextsAsync()
        {
            await steps.DoAsync($"{texts} texts", CopiesAsync);
            await steps.DoAsync($"{texts} revisions", RevisionsAsync);
        }
    }

    private async Task ProductsAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy product (id, sku, title, category, brand, facts, attributes, pictures, documents, hash, import_id) from stdin (format binary)");
        var random = new Random(1);
        for (var product = 1; product <= Products; product++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync((long)product, NpgsqlDbType.Bigint);
            await writer.WriteAsync(Sku(product), NpgsqlDbType.Text);
            await writer.WriteAsync(Title(product), NpgsqlDbType.Text);
            await writer.WriteAsync($"Category {random.Next(400)}", NpgsqlDbType.Text);
            await writer.WriteAsync($"Brand {random.Next(2000)}", NpgsqlDbType.Text);
            await writer.WriteAsync("[]", NpgsqlDbType.Jsonb);
            await writer.WriteAsync("{}", NpgsqlDbType.Jsonb);
            await writer.WriteAsync(random.Next(5) == 0 ? "[]" : "[{}]", NpgsqlDbType.Jsonb);
            await writer.WriteAsync(product % 5000 == 11 ? "[{}]" : "[]", NpgsqlDbType.Jsonb);
            await writer.WriteAsync("", NpgsqlDbType.Text);
            await writer.WriteAsync(1L, NpgsqlDbType.Bigint);
        }

        await writer.CompleteAsync();
    }

    // Texts of a product stand together, as an import makes them; when they changed last has nothing to do with it.
    private async Task CopiesAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy copy (id, product_id, locale, state, newest_revision_id, approved_revision_id, risk, updated_at, waiting_since, value, due, requested_at, assigned_to) from stdin (format binary)");
        var random = new Random(2);
        for (var text = 1; text <= texts; text++)
        {
            var (state, risk) = random.Next(100) switch { < 70 => ("approved", 0), < 90 => ("needs_review", random.Next(4)), _ => ("needs_rewrite", random.Next(1, 4)) };
            await writer.StartRowAsync();
            await writer.WriteAsync((long)text, NpgsqlDbType.Bigint);
            await writer.WriteAsync((long)((text - 1) / Locales.Length) + 1, NpgsqlDbType.Bigint);
            await writer.WriteAsync(LocaleOf(text), NpgsqlDbType.Text);
            await writer.WriteAsync(state, NpgsqlDbType.Text);
            await writer.WriteAsync((long)text, NpgsqlDbType.Bigint);
            if (state == "approved") await writer.WriteAsync((long)text, NpgsqlDbType.Bigint);
            else await writer.WriteNullAsync();
            await writer.WriteAsync(risk, NpgsqlDbType.Integer);
            var changed = Start.AddSeconds(random.Next(28_000_000));
            var value = (int)(((text - 1) / Locales.Length) * 7919L % 101);
            await writer.WriteAsync(changed, NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(changed, NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(value, NpgsqlDbType.Integer);
            // As copy_due has it.
            await writer.WriteAsync(((DateTimeOffset)changed).ToUnixTimeSeconds() - (Ahead[risk] * (100 + (4 * value)) / 100), NpgsqlDbType.Bigint);
            if (text % 9973 == 5) await writer.WriteAsync(changed, NpgsqlDbType.TimestampTz);
            else await writer.WriteNullAsync();
            if (text % 4999 == 3) await writer.WriteAsync($"person {text % 11}", NpgsqlDbType.Text);
            else await writer.WriteNullAsync();
        }

        await writer.CompleteAsync();
    }

    private async Task RevisionsAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync("copy revision (id, copy_id, number, author, texts, raw, proposal) from stdin (format binary)");
        for (var text = 1; text <= texts; text++)
        {
            var raw = $$"""{"title": "{{Title(((text - 1) / Locales.Length) + 1)}}"}""";
            await writer.StartRowAsync();
            await writer.WriteAsync((long)text, NpgsqlDbType.Bigint);
            await writer.WriteAsync((long)text, NpgsqlDbType.Bigint);
            await writer.WriteAsync(1, NpgsqlDbType.Integer);
            await writer.WriteAsync(text % 97 == 0 ? $"person {text % 11}" : "model", NpgsqlDbType.Text);
            await writer.WriteAsync(raw, NpgsqlDbType.Jsonb);
            await writer.WriteAsync(raw, NpgsqlDbType.Text);
            await writer.WriteAsync(text % 8887 == 1, NpgsqlDbType.Boolean);
        }

        await writer.CompleteAsync();
    }

    private async Task WordsAsync(NpgsqlConnection connection)
    {
        await using var writer = await connection.BeginBinaryImportAsync("copy copy_text (copy_id, words, bigrams) from stdin (format binary)");
        var random = new Random(3);
        var written = new StringBuilder();
        for (var text = 1; text <= texts; text++)
        {
            var product = ((text - 1) / Locales.Length) + 1;
            written.Clear().Append(Sku(product)).Append('\n').Append(Title(product)).Append('\n');
            WordsOf(LocaleOf(text)).Write(written, random, 6);
            written.Append('\n');
            WordsOf(LocaleOf(text)).Write(written, random, 24);
            var folded = SearchText.Fold(written.ToString());
            await writer.StartRowAsync();
            await writer.WriteAsync((long)text, NpgsqlDbType.Bigint);
            await writer.WriteAsync(folded, NpgsqlDbType.Text);
            await writer.WriteAsync(SearchText.Bigrams(folded).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        }

        await writer.CompleteAsync();
    }

    private static async Task FindingsAsync(NpgsqlConnection connection)
    {
        var risks = (await connection.QueryAsync<(long Id, long ProductId, int Risk)>("select id, product_id, risk from copy where risk > 0", commandTimeout: 0)).AsList();
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy finding (product_id, copy_id, revision_id, field, type, severity, source, found, expected, message, fingerprint, dismissed_at) from stdin (format binary)");
        var random = new Random(4);
        string[] types = ["accuracy.number", "accuracy.unit", "style", "length.too_long", "terminology.glossary", "language", "fluency", "markup.html"];
        foreach (var (id, product, risk) in risks)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(product, NpgsqlDbType.Bigint);
            await writer.WriteAsync(id, NpgsqlDbType.Bigint);
            await writer.WriteAsync(id, NpgsqlDbType.Bigint);
            await writer.WriteAsync(id % 2503 == 9 ? "care" : "title", NpgsqlDbType.Text);
            await writer.WriteAsync(types[random.Next(types.Length)], NpgsqlDbType.Text);
            await writer.WriteAsync(risk switch { 3 => "critical", 2 => "major", _ => "minor" }, NpgsqlDbType.Text);
            await writer.WriteAsync("model", NpgsqlDbType.Text);
            foreach (var _ in new int[4]) await writer.WriteAsync("", NpgsqlDbType.Text);
            // The risk stays that of what counts, or lists and counts would differ from what they say: a dismissed finding comes beside the text's own.
            await writer.WriteNullAsync();
            if (id % 997 != 4) continue;
            await writer.StartRowAsync();
            await writer.WriteAsync(product, NpgsqlDbType.Bigint);
            await writer.WriteAsync(id, NpgsqlDbType.Bigint);
            await writer.WriteAsync(id, NpgsqlDbType.Bigint);
            await writer.WriteAsync("title", NpgsqlDbType.Text);
            await writer.WriteAsync("style", NpgsqlDbType.Text);
            await writer.WriteAsync("minor", NpgsqlDbType.Text);
            await writer.WriteAsync("model", NpgsqlDbType.Text);
            foreach (var _ in new int[4]) await writer.WriteAsync("", NpgsqlDbType.Text);
            await writer.WriteAsync(Start, NpgsqlDbType.TimestampTz);
        }

        await writer.CompleteAsync();
    }

    private static string LocaleOf(int text) => Locales[(text - 1) % Locales.Length];

    private static string Sku(int product) => string.Create(CultureInfo.InvariantCulture, $"SKU-{product:D7}");

    private static string Title(int product)
    {
        var title = new StringBuilder();
        Words["en"].Write(title, new Random(product), 4);
        return title.ToString();
    }
}
