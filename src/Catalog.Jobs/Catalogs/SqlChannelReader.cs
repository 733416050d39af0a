using System.Text;
using System.Text.RegularExpressions;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads a channel of the format <c>sql</c>.</summary>
internal static partial class SqlChannelReader
{
    /// <summary>The format's word.</summary>
    public const string Format = "sql";

    // NAMEDATALEN - 1: PostgreSQL would cut a longer name and take another column for it.
    private const int LongestName = 63;

    /// <summary>The channel; its columns say which fields and locales of the catalogue it takes.</summary>
    /// <param name="before">Channels that are read already.</param>
    public static Channel Read(JsonItem item, IReadOnlyList<FieldRules> fields, IReadOnlyList<LocaleRules> locales, IReadOnlyList<Channel> before)
    {
        var section = item.Section("name", "format", "connection", "table", "key", "version", "columns", "pictures");
        var name = section.RequiredText("name");
        if (name.Length > 0 && !NamePattern().IsMatch(name)) section.Problem("name", $"\"{name}\" must be of a-z, 0-9, - and _, at most 60 of them");
        if (name.Length > 0 && before.Any(channel => channel.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
        var target = Target(section, fields, locales);
        return new(name, ChannelFormat.Sql, [.. target.Columns.Select(column => column.Field).Distinct()], [.. target.Columns.Select(column => column.Locale).Distinct()])
        {
            Pictures = PicturesReader.Read(section),
            Target = target,
        };
    }

    private static SqlTarget Target(JsonSection section, IReadOnlyList<FieldRules> fields, IReadOnlyList<LocaleRules> locales)
    {
        var connection = SourcesReader.Variable(section, "connection", needed: true)!;
        var table = section.RequiredText("table").Split('.');
        if (table.Length > 2 || (table.Length == 2 && table.Contains(""))) section.Problem("table", "must be a table's name, or schema.table");
        foreach (var part in table) Identifier(section, "table", part);
        var key = Identifier(section, "key", section.RequiredText("key"));
        var version = section.Text("version");
        if (version == "xmin") section.Problem("version", "xmin is what counts where no version is named: leave it out");
        else if (version is not null) Identifier(section, "version", version);
        var columns = Columns(section, fields, locales);
        foreach (var column in columns.Where(column => column.Column == key || column.Column == version))
            section.Problem($"columns.{column.Field}@{column.Locale}", $"\"{column.Column}\" is the key or the version; no text can be written into it");
        return new(connection, table, key, version, columns);
    }

    private static List<SqlColumn> Columns(JsonSection section, IReadOnlyList<FieldRules> fields, IReadOnlyList<LocaleRules> locales)
    {
        var columns = new List<SqlColumn>();
        foreach (var (name, column) in section.Map("columns"))
        {
            var at = $"columns.{name}";
            if (name.Split('@') is not [var field, var locale])
            {
                section.Problem(at, "must be called FIELD@LOCALE");
                continue;
            }

            if (fields.All(known => known.Key != field)) section.Problem(at, $"\"{field}\" is not among the catalogue's fields");
            if (locales.All(known => known.Code != locale)) section.Problem(at, $"\"{locale}\" is not among the catalogue's locales");
            if (columns.Exists(other => other.Column == column)) section.Problem(at, $"\"{column}\" takes another text already");
            columns.Add(new(field, locale, Identifier(section, at, column)));
        }

        if (columns.Count == 0 && !section.IsBroken) section.Problem("columns", "names no column: { \"title@de-DE\": \"title_de\" }");
        return columns;
    }

    private static string Identifier(JsonSection section, string key, string name)
    {
        if (name.Length > 0 && (Encoding.UTF8.GetByteCount(name) > LongestName || name.Any(letter => char.IsControl(letter) || letter == '"')))
            section.Problem(key, $"\"{name}\" is no name that is taken: at most {LongestName} bytes, without quotation marks");
        return name;
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
