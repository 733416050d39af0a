using System.Text.RegularExpressions;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>channels</c>.</summary>
internal static partial class ChannelsReader
{
    /// <summary>Where approved text goes. Without <c>fields</c> or <c>locales</c> a channel takes all of the catalogue's.</summary>
    public static IReadOnlyList<Channel> Read(JsonSection root, IReadOnlyList<FieldRules> fields, IReadOnlyList<LocaleRules> locales)
    {
        var channels = new List<Channel>();
        foreach (var item in root.Items("channels"))
        {
            var section = item.Section(["name", "format", "fields", "locales", "pictures", .. SqlTargetReader.Keys]);
            var name = section.RequiredText("name");
            // It becomes part of a file's name.
            if (name.Length > 0 && !NamePattern().IsMatch(name)) section.Problem("name", $"\"{name}\" must be of a-z, 0-9, - and _, at most 60 of them");
            if (name.Length > 0 && channels.Any(channel => channel.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
            var format = section.Choice("format", ("wide", ChannelFormat.Wide), ("long", ChannelFormat.Long), ("sql", ChannelFormat.Sql));
            var target = Target(section, format, fields, locales);
            channels.Add(new(
                name,
                format ?? ChannelFormat.Wide,
                target is null ? Chosen(section, "fields", [.. fields.Select(field => field.Key)]) : [.. target.Columns.Select(column => column.Field).Distinct()],
                target is null ? Chosen(section, "locales", [.. locales.Select(locale => locale.Code)]) : [.. target.Columns.Select(column => column.Locale).Distinct()])
            {
                Target = target,
                Pictures = PicturesReader.Read(section),
            });
        }

        return channels;
    }

    private static SqlTarget? Target(JsonSection section, ChannelFormat? format, IReadOnlyList<FieldRules> fields, IReadOnlyList<LocaleRules> locales)
    {
        var isSql = format == ChannelFormat.Sql;
        foreach (var key in (isSql ? ["fields", "locales"] : SqlTargetReader.Keys).Where(section.Has))
            section.Problem(key, isSql ? "is said by columns in a channel of the format sql" : "belongs to a channel of the format sql");
        return isSql ? SqlTargetReader.Read(section, fields, locales) : null;
    }

    private static IReadOnlyList<string> Chosen(JsonSection section, string key, IReadOnlyList<string> all)
    {
        var chosen = section.Texts(key);
        foreach (var unknown in chosen.Where(value => !all.Contains(value))) section.Problem(key, $"\"{unknown}\" is not among the catalogue's {key}");
        return chosen.Count == 0 ? all : chosen;
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
