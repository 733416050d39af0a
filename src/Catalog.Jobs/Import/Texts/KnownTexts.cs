using Catalog.Jobs.Export;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Looks up what the store and the batch have of the texts in a file.</summary>
internal sealed class KnownTexts(NpgsqlConnection connection, Origin origin)
{
    /// <summary>What a channel knows a product by, in SQL with the parameter key.</summary>
    public const string Key = "(case when @key is null then p.sku else p.attributes ->> @key end)";

    /// <summary>Key and locale → the text; keys that no product has are not in it, a product without texts has one with an empty locale.</summary>
    public async Task<ILookup<string, KnownText>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"""
            select {Key} as key, coalesce(c.locale, '') as locale, coalesce(c.id, 0) as copy_id, coalesce(c.version, 0) as version,
                p.sku, coalesce(a.author, '') as author, a.raw as approved, b.number, b.raw as base
            from product p
            left join copy c on c.product_id = p.id and c.locale = any(@locales)
            left join revision a on a.id = c.approved_revision_id
            left join export_item i on i.batch_id = @Batch and i.copy_id = c.id
            left join revision b on b.id = i.revision_id
            where {Key} = any(@keys)
            """,
            new { key = origin.Channel.Options.Key, keys = keys.ToArray(), locales = origin.Channel.Locales.ToArray(), origin.Batch }, cancellationToken: ct));
        return rows.ToLookup(row => row.Key, row => new KnownText(row.Locale, row.CopyId, row.Version, Parsed(row.Approved), row.Number, Parsed(row.Base)) { Sku = row.Sku, Author = row.Author });
    }

    /// <summary>The text as the revision with this number has it, which is what the file says it was made of.</summary>
    public async Task<KnownText> WithRevisionAsync(KnownText text, int number, CancellationToken ct)
    {
        var raw = await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "select raw from revision where copy_id = @CopyId and number = @number", new { text.CopyId, number }, cancellationToken: ct));
        return text with { Number = number, Base = Parsed(raw) };
    }

    private static Copy? Parsed(string? raw) => raw is null ? null : Copy.Parse(raw);

    private sealed record Row(
        string Key, string Locale, long CopyId, int Version, string Sku, string Author, string? Approved, int? Number, string? Base);
}

/// <summary>A text as the store has it now and as the batch wrote it.</summary>
/// <param name="CopyId">0: the product has no text.</param>
/// <param name="Approved">Null: none is.</param>
/// <param name="Number">Of the revision that the batch wrote.</param>
/// <param name="Base">What the batch wrote; null: it wasn't in it.</param>
internal sealed record KnownText(string Locale, long CopyId, int Version, Copy? Approved, int? Number, Copy? Base)
{
    /// <summary>The product's article number, whatever the channel knows it by.</summary>
    public string Sku { get; init; } = "";

    /// <summary>Who wrote what is approved; empty: nothing is.</summary>
    public string Author { get; init; } = "";

    /// <summary>True where a cell is as we would write it, be it defused or not.</summary>
    public static bool IsSame(FileCell cell, string written) => Slot.Same(cell.Text, written) || Slot.Same(FormulaGuard.Undo(cell.Text), written);
}
