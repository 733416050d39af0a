using System.Text.RegularExpressions;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>channels</c>.</summary>
internal static partial class ChannelsReader
{
    /// <summary>Where approved text goes. Without <c>fields</c> or <c>locales</c> a channel takes all of the catalogue's.</summary>
    public static IReadOnlyList<Channel> Read(JsonSection root, IReadOnlyList<FieldRules> fields, IReadOnlyList<LocaleRules> locales, string sourceLocale)
    {
        var channels = new List<Channel>();
        foreach (var item in root.Items("channels"))
        {
            if (item.Says("format", SqlChannelReader.Format))
            {
                channels.Add(SqlChannelReader.Read(item, fields, locales, channels));
                continue;
            }

            var section = item.Section("name", "format", "fields", "locales", "pictures", "options", "limits");
            var name = section.RequiredText("name");
            // It becomes part of a file's name.
            if (name.Length > 0 && !NamePattern().IsMatch(name)) section.Problem("name", $"\"{name}\" must be of a-z, 0-9, - and _, at most 60 of them");
            if (name.Length > 0 && channels.Any(channel => channel.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
            var kind = ChannelKind.Of(section.Choice("format", ChannelKind.Words) ?? ChannelFormat.Wide);
            var chosen = Chosen(section, "fields", [.. fields.Select(field => field.Key)], key => kind.Takes(key));
            var codes = Chosen(section, "locales", [.. locales.Select(locale => locale.Code)], code => !kind.OnlyTranslations || code != sourceLocale);
            Check(section, kind, chosen, codes, sourceLocale);
            channels.Add(new(name, kind.Format, chosen, codes)
            {
                Pictures = PicturesReader.Read(section),
                Options = ChannelOptionsReader.Read(section, kind, codes),
                Limits = ChannelLimitsReader.Read(section, kind, chosen),
            });
        }

        return channels;
    }

    private static IReadOnlyList<string> Chosen(JsonSection section, string key, IReadOnlyList<string> all, Func<string, bool> isTaken)
    {
        var chosen = section.Texts(key);
        foreach (var unknown in chosen.Where(value => !all.Contains(value))) section.Problem(key, $"\"{unknown}\" is not among the catalogue's {key}");
        return chosen.Count == 0 ? [.. all.Where(isTaken)] : chosen;
    }

    private static void Check(JsonSection section, ChannelKind kind, IReadOnlyList<string> fields, IReadOnlyList<string> locales, string sourceLocale)
    {
        foreach (var field in fields.Where(field => FieldRules.Known.Contains(field) && !kind.Takes(field)))
            section.Problem("fields", $"a {kind.Word} file has no column for {field}; it takes {string.Join(", ", kind.Fields)}");
        if (kind.OnlyTranslations && locales.Contains(sourceLocale))
            section.Problem("locales", $"{sourceLocale} is the language that is translated from; name the others");
        if (kind.OneLocale && locales.Count > 1) section.Problem("locales", $"a {kind.Word} file has one language; name one locale and make a channel for each");
        if (kind.Required is { } required && fields.Count > 0 && !fields.Contains(required)) section.Problem("fields", $"a {kind.Word} file needs {required}");
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
