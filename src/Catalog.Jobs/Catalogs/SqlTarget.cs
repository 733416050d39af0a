namespace Catalog.Jobs.Catalogs;

/// <summary>A table in PostgreSQL that approved texts are written into.</summary>
/// <param name="Connection">The environment variable with the connection string, in Npgsql's format.</param>
/// <param name="Table">Its name, with a schema in front where one is needed: one or two identifiers.</param>
/// <param name="Key">The column with the article number; it has a unique index of its own.</param>
/// <param name="Version">The column that changes with every change of the row: an integer or a timestamp; null: <c>xmin</c>.</param>
/// <param name="Columns">What is written where, in catalog.json's order.</param>
public sealed record SqlTarget(string Connection, IReadOnlyList<string> Table, string Key, string? Version, IReadOnlyList<SqlColumn> Columns);

/// <summary>A field of a locale and the column that it is written into.</summary>
public sealed record SqlColumn(string Field, string Locale, string Column);
