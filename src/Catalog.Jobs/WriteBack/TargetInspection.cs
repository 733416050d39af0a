using Catalog.Jobs.Catalogs;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>Looks at the table before anything is written: what wouldn't work at its end fails at its beginning.</summary>
internal static class TargetInspection
{
    /// <summary>The table's shape, or what is wrong with it.</summary>
    public static async Task<(TargetShape? Shape, string? Problem)> RunAsync(NpgsqlConnection connection, SqlTarget target, CancellationToken ct)
    {
        var table = TargetShape.Quote(target);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition("""
            select a.attname as name, format_type(a.atttypid, null) as type, a.atttypmod as modifier, a.attgenerated <> '' as generated,
                exists (
                    select from pg_index i
                    where i.indrelid = a.attrelid and i.indisunique and i.indisvalid and i.indpred is null and i.indnkeyatts = 1 and i.indkey[0] = a.attnum
                ) as unique
            from pg_attribute a
            where a.attrelid = to_regclass(@table) and a.attnum > 0 and not a.attisdropped
            """, new { table }, cancellationToken: ct));
        var found = rows.ToDictionary(row => row.Name);
        if (found.Count == 0) return (null, $"There is no table {table}, or we may not see it.");
        string[] needed = [target.Key, .. target.Version is { } version ? [version] : Array.Empty<string>(), .. target.Columns.Select(column => column.Column)];
        var missing = needed.Where(name => !found.ContainsKey(name)).ToList();
        if (missing.Count > 0) return (null, $"{table} has no column {string.Join(", ", missing.Select(TargetShape.Quote))}.");
        var problem = KeyProblem(found[target.Key]) ?? VersionProblem(target.Version is null ? null : found[target.Version])
            ?? target.Columns.Select(column => TextProblem(found[column.Column])).FirstOrDefault(wrong => wrong is not null);
        return problem is null ? (Shape(target, table, found), null) : (null, $"{table}: {problem}");
    }

    private static TargetShape Shape(SqlTarget target, string table, Dictionary<string, Row> found)
    {
        var (token, bump) = Version(target.Version is null ? null : found[target.Version]);
        return new(
            table, TargetShape.Quote(target.Key), found[target.Key].Type, token, bump,
            target.Columns.ToDictionary(column => column.Column, column => found[column.Column].Longest));
    }

    // Without time zone: our session's is UTC.
    private static (string Token, string? Bump) Version(Row? version)
    {
        if (version is null) return ("t.xmin::text", null);
        var name = TargetShape.Quote(version.Name);
        var bump = TargetShape.IsWhole(version.Type) ? $"coalesce(t.{name}, 0) + 1" : "clock_timestamp()";
        return ($"coalesce(t.{name}::text, '')", $"{name} = {bump}");
    }

    private static string? KeyProblem(Row key)
    {
        if (key.Type is not ("text" or "character varying") && !TargetShape.IsWhole(key.Type))
            return $"the key \"{key.Name}\" is of the type {key.Type}; text, character varying and whole numbers can be keys.";
        return key.Unique ? null : $"the key \"{key.Name}\" has no unique index of its own: one article number could be several rows.";
    }

    private static string? VersionProblem(Row? version)
    {
        if (version is null || TargetShape.IsWhole(version.Type) || version.Type.StartsWith("timestamp", StringComparison.Ordinal)) return null;
        return $"the version \"{version.Name}\" is of the type {version.Type}; it must be a whole number or a timestamp. Without a version in catalog.json xmin counts.";
    }

    private static string? TextProblem(Row column)
    {
        if (column.Generated) return $"\"{column.Name}\" is a generated column.";
        return column.Type is "text" or "character varying" or "citext" ? null : $"\"{column.Name}\" is of the type {column.Type}; texts are written into text and character varying.";
    }

    private sealed record Row(string Name, string Type, int Modifier, bool Generated, bool Unique)
    {
        // A varchar's modifier is its length and a header of four bytes.
        public int? Longest => Type == "character varying" && Modifier > 4 ? Modifier - 4 : null;
    }
}
