using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

/// <summary>Puts rows into the store as the pipeline does.</summary>
/// <param name="pictures">A folder with pictures that are called like article numbers; null: products have none.</param>
public sealed class Seeder(NpgsqlDataSource source, string? pictures = null)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Adds a product; its picture is the one with that article number, where there is one.</summary>
    /// <param name="facts">A line a fact: <c>color: blue</c>; several values are parted by <c>; </c>.</param>
    public async Task<long> ProductAsync(string sku, params string[] facts)
    {
        var parsed = facts.Select(line => line.Split(": ", 2)).Select(pair => new Fact(pair[0], pair[1].Split("; "))).ToList();
        var picture = Path.Combine(pictures ?? "", $"{sku}.jpg");
        string Value(string key) => parsed.Find(fact => fact.Key == key)?.Text ?? "";
        return await ScalarAsync<long>(
            """
            insert into product (sku, title, category, brand, facts, attributes, pictures, documents, hash, import_id)
            values (@sku, @title, @category, @brand, @facts, @attributes, @pictures, '[]', @sku, 1) returning id
            """,
            new
            {
                sku,
                title = Value("title"),
                category = Value("category"),
                brand = Value("brand"),
                facts = Jsonb.Of(parsed),
                attributes = Jsonb.Of(new Dictionary<string, string> { ["price"] = "129.00", ["currency"] = "EUR" }),
                pictures = Jsonb.Of(File.Exists(picture) ? [new MediaFile(picture, $"hash-{sku}")] : Array.Empty<MediaFile>()),
            });
    }

    /// <summary>Adds a text with its revision and findings; the copy's id.</summary>
    public async Task<long> TextAsync(long productId, SeededText text)
    {
        var risk = (int)(text.Findings ?? []).Select(finding => finding.Severity).DefaultIfEmpty().Max();
        var copy = await ScalarAsync<long>(
            "insert into copy (product_id, locale, state, risk) values (@productId, @Locale, @State, @risk) returning id",
            new { productId, text.Locale, text.State, risk });
        if (text.Earlier is { } earlier) await RevisionAsync(copy, 1, text with { Text = earlier, Said = null });
        var revision = await RevisionAsync(copy, text.Earlier is null ? 1 : 2, text);
        await ExecuteAsync(
            "update copy set newest_revision_id = @revision, approved_revision_id = case when state = 'approved' then @revision end where id = @copy",
            new { copy, revision });
        foreach (var finding in text.Findings ?? []) await FindingAsync(productId, copy, revision, finding);
        return copy;
    }

    /// <summary>Adds a finding; without a copy it is the product's.</summary>
    public Task FindingAsync(long productId, long? copy, long? revision, Finding finding) => ExecuteAsync(
        """
        insert into finding (product_id, copy_id, revision_id, field, type, severity, source, found, expected, message, span_start, span_length, span_item,
            fix_start, fix_length, fix_item, fix_text, fingerprint)
        values (@productId, @copy, @revision, @Field, @Type, @severity, @Source, @Found, @Expected, @Message, @start, @length, @item,
            @fixStart, @fixLength, @fixItem, @fixText, '')
        """,
        new
        {
            productId,
            copy,
            revision,
            finding.Field,
            finding.Type,
            severity = finding.Severity.ToString().ToLowerInvariant(),
            finding.Source,
            finding.Found,
            finding.Expected,
            finding.Message,
            start = finding.Span?.Start,
            length = finding.Span?.Length,
            item = finding.Span?.Item,
            fixStart = finding.Fix?.Span.Start,
            fixLength = finding.Fix?.Span.Length,
            fixItem = finding.Fix?.Span.Item,
            fixText = finding.Fix?.Replacement,
        });

    /// <summary>Adds evidence.</summary>
    public Task EvidenceAsync(long productId, string kind, string json) => ExecuteAsync(
        "insert into evidence (product_id, kind, fingerprint, payload) values (@productId, @kind, '', @json::jsonb)", new { productId, kind, json });

    /// <summary>Any statement.</summary>
    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: Cancellation));
    }

    /// <summary>Any question with one answer.</summary>
    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: Cancellation)))!;
    }

    private Task<long> RevisionAsync(long copy, int number, SeededText text) => ScalarAsync<long>(
        """
        insert into revision (copy_id, number, author, texts, raw, said, model, prompt_version, prompt_tokens, decode_tokens, seconds, created_at)
        values (@copy, @number, @Author, @raw::jsonb, @raw, @said::jsonb, 'demo', 'p1', 412, 96, 1.4, '2026-11-24 02:13:00+00') returning id
        """,
        new
        {
            copy,
            number,
            text.Author,
            raw = text.Text.ToJson(),
            said = text.Said is null ? null : Jsonb.Write(text.Said.Said.Select(field => new { field = field.Key, said = field.Value })),
        });
}
