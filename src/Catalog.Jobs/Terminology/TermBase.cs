using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology;

/// <summary>Puts the database's terms and style guides into a catalogue that was read from its folder, after it took over what is new in the glossary file.</summary>
public sealed class TermBase(NpgsqlDataSource source)
{
    private const string ByFile = "glossary file";
    private volatile Read? last;

    /// <summary>The catalogue with the terms that count.</summary>
    public async Task<CatalogDefinition> ApplyAsync(CatalogDefinition catalog, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        if (catalog.HasGlossaryFile && !ReferenceEquals(last?.Given, catalog)) await TakeFileAsync(connection, catalog.Glossary, ct);
        var version = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select version from terminology", cancellationToken: ct));
        if (last is { } known && ReferenceEquals(known.Given, catalog) && known.Version == version) return known.Result;
        var entries = await new GlossaryTable(connection, null, ct).AllAsync();
        var styles = await connection.QueryAsync<(string Locale, string Category, string Guide)>(new CommandDefinition(
            "select locale, category, guide from style_guide order by id", cancellationToken: ct));
        var result = catalog with
        {
            Glossary = [.. entries.Select(entry => entry.Term)],
            Styles = [.. styles.Select(style => new StyleGuide(style.Locale, style.Category.Length == 0 ? null : style.Category, style.Guide))],
        };
        last = new(catalog, version, result);
        return result;
    }

    private static async Task TakeFileAsync(NpgsqlConnection connection, IReadOnlyList<GlossaryTerm> file, CancellationToken ct)
    {
        if (file.SequenceEqual(await TakenAsync(connection, null, ct) ?? [])) return;
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var table = new GlossaryTable(connection, transaction, ct);
        await table.LockAsync();
        // Another process may have been first.
        var before = await TakenAsync(connection, transaction, ct) ?? [];
        if (file.SequenceEqual(before)) return;
        var merge = GlossaryMerge.Of(before, file, await table.AllAsync());
        foreach (var entry in merge.Deleted) await table.DeleteAsync(entry.Id, entry.Version, ByFile);
        foreach (var (entry, term) in merge.Changed) await table.ChangeAsync(entry.Id, entry.Version, term, ByFile);
        foreach (var term in merge.Added) await table.AddAsync(term, ByFile);
        await connection.ExecuteAsync(new CommandDefinition(
            "update terminology set file = @file, not_taken = @lost",
            new { file = Jsonb.Of(file.Select(GlossaryCells.Of)), lost = merge.NotTaken.ToArray() }, transaction, cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }

    private static async Task<IReadOnlyList<GlossaryTerm>?> TakenAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        var json = await connection.ExecuteScalarAsync<string?>(new CommandDefinition("select file::text from terminology", transaction: transaction, cancellationToken: ct));
        return json is null ? null : [.. Jsonb.Read<IReadOnlyList<GlossaryCells>>(json).Select(cells => cells.ToTerm())];
    }

    private sealed record Read(CatalogDefinition Given, long Version, CatalogDefinition Result);
}
