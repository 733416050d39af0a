using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Commands;

/// <summary>A text as <c>texts --json</c> prints it.</summary>
/// <param name="Revisions">How many there are.</param>
/// <param name="Texts">Field → text of the newest one, in the catalogue's order; empty where there is none.</param>
public sealed record ListedText(string Sku, string Locale, string State, int Revisions, JsonObject Texts);

/// <summary>All texts.</summary>
public static class TextList
{
    /// <summary>Sorted by article number and locale, whatever the database's locale.</summary>
    public static async Task<IReadOnlyList<ListedText>> ReadAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Sku, string Locale, string State, int Revisions, string? Raw)>(new CommandDefinition(
            """
            select p.sku, c.locale, c.state, (select count(*)::int from revision where copy_id = c.id), r.raw
            from copy c join product p on p.id = c.product_id left join revision r on r.id = c.newest_revision_id
            order by p.sku collate "C", c.locale collate "C"
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => new ListedText(row.Sku, row.Locale, row.State, row.Revisions, row.Raw is null ? [] : JsonNode.Parse(row.Raw)!.AsObject()))];
    }
}
