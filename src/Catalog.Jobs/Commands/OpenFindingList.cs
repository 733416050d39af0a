using Catalog.Jobs.Runs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Commands;

/// <summary>A finding as <c>findings --json</c> prints it.</summary>
/// <param name="Locale">Null where it belongs to the product.</param>
/// <param name="Source">The check, or <c>model</c>.</param>
public sealed record ListedFinding(string Sku, string? Locale, string? Field, string Type, string Severity, string Found, string Expected, string Source);

/// <summary>The findings that stand.</summary>
public static class OpenFindingList
{
    /// <summary>Of the newest texts and of products, without dismissed ones; sorted by their columns, whatever the database's locale.</summary>
    public static async Task<IReadOnlyList<ListedFinding>> ReadAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<ListedFinding>(new CommandDefinition(
            $"""
            select p.sku, c.locale, f.field, f.type, f.severity, f.found, f.expected, f.source
            from {OpenFindings.From} join product p on p.id = f.product_id
            where {OpenFindings.Where} and p.retired_at is null
            order by p.sku collate "C", c.locale collate "C" nulls first, f.field collate "C" nulls first, f.type collate "C",
                f.severity collate "C", f.found collate "C", f.expected collate "C", f.source collate "C"
            """,
            cancellationToken: cancellationToken))];
    }
}
