using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.WriteBack;

/// <summary>A table as statements about it need it: names quoted, types known.</summary>
/// <param name="Table">Quoted.</param>
/// <param name="Key">Quoted.</param>
/// <param name="KeyType">The key's type; statements cast to it, so that its index is used.</param>
/// <param name="Token">The version as text, of the row <c>t</c>.</param>
/// <param name="Bump">What a write does to the version, such as <c>"v" = t."v" + 1</c>; null: the server does it.</param>
/// <param name="Columns">Name → the longest text in characters; null: no limit.</param>
internal sealed record TargetShape(string Table, string Key, string KeyType, string Token, string? Bump, IReadOnlyDictionary<string, int?> Columns)
{
    /// <summary>True where a key can be one of this table's: 007 is no number's own spelling.</summary>
    public bool CanBeKey(string sku) =>
        !IsWhole(KeyType) || (long.TryParse(sku, System.Globalization.CultureInfo.InvariantCulture, out var number) && number.ToString(System.Globalization.CultureInfo.InvariantCulture) == sku);

    /// <summary>An identifier as SQL takes it, whatever is in it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The table's name, quoted.</summary>
    public static string Quote(SqlTarget target) => string.Join('.', target.Table.Select(Quote));

    /// <summary>True for types of whole numbers.</summary>
    public static bool IsWhole(string type) => type is "smallint" or "integer" or "bigint";
}
