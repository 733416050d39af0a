using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology;

/// <summary>A style guide as the database has it.</summary>
/// <param name="Version">Goes into forms: a change of another version is refused.</param>
public sealed record StyleEntry(long Id, int Version, string Locale, string Category, string Guide, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>The style guides in the database.</summary>
public sealed class StyleStore(NpgsqlDataSource source)
{
    private const string Moved = "Somebody else changed this style guide meanwhile. Look at it again.";

    /// <summary>All, by locale and category.</summary>
    public async Task<IReadOnlyList<StyleEntry>> AllAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return [.. await connection.QueryAsync<StyleEntry>(new CommandDefinition(
            "select id, version, locale, category, guide, changed_by, changed_at from style_guide order by locale, category", cancellationToken: ct))];
    }

    /// <summary>What is wrong with a guide, for a person; null: nothing.</summary>
    public static string? Problem(string locale, string category, string guide, CatalogDefinition catalog)
    {
        if (catalog.Locale(locale) is null) return "Choose one of the catalogue's languages.";
        if (category.Length > 0 && catalog.Columns.Category is null) return "The catalogue has no category column (columns.category).";
        if (category.Any(char.IsControl) || category.Length > 200) return "The category has a line end, or more than 200 characters.";
        if (guide.Length == 0) return "Write the style in a line, or delete the guide.";
        if (guide.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')) return "The style has a line end. It stands in one line of the prompt.";
        return guide.Length > StyleGuide.Longest ? $"The style has {guide.Length} characters; at most {StyleGuide.Longest} are allowed, since it stands in every prompt." : null;
    }

    /// <summary>Adds a guide, or changes the one of the same locale and category.</summary>
    /// <param name="version">Of the guide that the person saw; 0: there was none.</param>
    /// <returns>Why not; null: it is saved.</returns>
    public async Task<string?> SaveAsync(string locale, string category, string guide, int version, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var saved = await connection.ExecuteAsync(new CommandDefinition(
            version == 0
                ? "insert into style_guide (locale, category, guide, changed_by) values (@locale, @category, @guide, @by) on conflict do nothing"
                : """
                  update style_guide set guide = @guide, version = version + 1, changed_by = @by, changed_at = now()
                  where locale = @locale and category = @category and version = @version
                  """,
            new { locale, category, guide, version, by }, cancellationToken: ct));
        return saved == 1 ? null : version == 0 ? "There is a style guide for this language and category already." : Moved;
    }

    /// <summary>Takes a guide out.</summary>
    /// <returns>Why not; null: it is gone.</returns>
    public async Task<string?> DeleteAsync(string locale, string category, int version, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            delete from style_guide
            where locale = @locale and category = @category and version = @version and set_config('catalog.actor', @by, true) is not null
            """,
            new { locale, category, version, by },
            cancellationToken: ct)) == 1 ? null : Moved;
    }
}
