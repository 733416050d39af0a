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
            if (item.Says("format", SqlChannelReader.Format))
            {
                channels.Add(SqlChannelReader.Read(item, fields, locales, channels));
                continue;
            }

            var section = item.Section("name", "format", "fields", "locales", "pictures");
            var name = section.RequiredText("name");
            // It becomes part of a file's name.
            if (name.Length > 0 && !NamePattern().IsMatch(name)) section.Problem("name", $"\"{name}\" must be of a-z, 0-9, - and _, at most 60 of them");
            if (name.Length > 0 && channels.Any(channel => channel.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
            var format = section.Choice("format", ("wide", ChannelFormat.Wide), ("long", ChannelFormat.Long), (SqlChannelReader.Format, ChannelFormat.Sql));
            channels.Add(new(
                name,
                format ?? ChannelFormat.Wide,
                Chosen(section, "fields", [.. fields.Select(field => field.Key)]),
                Chosen(section, "locales", [.. locales.Select(locale => locale.Code)]))
            {
                Pictures = PicturesReader.Read(section),
            });
        }

        return channels;
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
