using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Memory;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Runs the deterministic checks on people's texts: a person decides, but sees what is wrong all the same.</summary>
public sealed class EditChecks(NpgsqlDataSource source, ProductStore products, ICurrentCatalog catalogs)
{
    private volatile Vocabulary? known;

    /// <summary>Checks a text. No findings where the catalogue has no such locale (any more).</summary>
    public async Task<CheckedText> RunAsync(long productId, string locale, Copy text, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        if (catalog?.Locale(locale) is not { } rules || await products.GetAsync(productId, cancellation) is not { } product) return new([], "");
        var original = locale == catalog.SourceLocale ? null : await NewestAsync(productId, catalog.SourceLocale, cancellation);
        var vocabulary = await VocabularyAsync(cancellation);
        var input = new CheckInput(catalog, product, Styles.For(product, rules, catalog), text, vocabulary.Values, original);
        var findings = TextChecks.Run(input);
        return new(findings, Hash.Of(product.Hash, text.ToJson()))
        {
            Blocking = [.. input.Flags.Blocking(findings)],
            MemoryKey = MemoryKey.Of(product, input.Locale, catalog.Fields, input.Terms),
            Facts = product.Facts,
        };
    }

    // It reads all products, and people want to be told while they type: it is read again after an import.
    private async Task<FactVocabulary> VocabularyAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var import = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "select id || state from import order by id desc limit 1", cancellationToken: cancellation));
        if (import is not null && known is { } vocabulary && vocabulary.Import == import) return vocabulary.Words;
        var words = await products.FactVocabularyAsync(cancellation);
        if (import is not null) known = new(import, words);
        return words;
    }

    private async Task<Copy?> NewestAsync(long productId, string locale, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var raw = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "select raw from revision where id = (select newest_revision_id from copy where product_id = @productId and locale = @locale)",
            new { productId, locale },
            cancellationToken: cancellation));
        return raw is null ? null : Copy.Parse(raw);
    }

    private sealed record Vocabulary(string Import, FactVocabulary Words);
}
