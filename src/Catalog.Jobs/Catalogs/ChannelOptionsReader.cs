using System.Text.RegularExpressions;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads a channel's <c>options</c>.</summary>
internal static partial class ChannelOptionsReader
{
    /// <summary>What the format knows; other keys are problems.</summary>
    public static ChannelOptions Read(JsonSection channel, ChannelKind kind, IReadOnlyList<string> locales)
    {
        var section = channel.Section("options", [.. kind.Options]) ?? new JsonSection(default, "", []);
        var attributes = section.Map("attributes");
        foreach (var (field, code) in attributes)
        {
            if (!FieldRules.Known.Contains(field)) section.Problem("attributes", $"\"{field}\" is not a field; known are {string.Join(", ", FieldRules.Known)}");
            if (!CodePattern().IsMatch(code)) section.Problem("attributes", $"\"{code}\" is not an attribute code: letters, digits and _");
        }

        if (attributes.Values.GroupBy(code => code).FirstOrDefault(group => group.Count() > 1) is { } twice) section.Problem("attributes", $"two fields go to \"{twice.Key}\"");
        return new(section.Choice("preset", ("spreadsheet", true), ("machine", false)))
        {
            Key = section.Text("key"),
            NewHeader = section.Choice("header", ("old", false), ("new", true)) ?? false,
            Type = section.Text("type") ?? ChannelOptions.None.Type,
            Market = section.Text("market") ?? "",
            LocaleCodes = Codes(channel, section, kind, locales),
            EditedIsGenerated = section.Choice("edited", ("plain", false), ("structured", true)) ?? false,
            KeyColumn = section.Text("keyColumn") ?? ChannelOptions.None.KeyColumn,
            Attributes = attributes,
            Scope = section.Text("scope"),
            TakesIncomplete = section.Choice("incomplete", ("skip", false), ("empty", true)) ?? false,
        };
    }

    // Shopify's languages have no region but where it parts two: de, pt-BR, zh-CN.
    private static Dictionary<string, string> Codes(JsonSection channel, JsonSection section, ChannelKind kind, IReadOnlyList<string> locales)
    {
        var said = section.Map("localeCodes");
        foreach (var unknown in said.Keys.Where(code => !locales.Contains(code))) section.Problem("localeCodes", $"\"{unknown}\" is not among the channel's locales");
        if (kind.Format != ChannelFormat.ShopifyTranslations) return [];
        var codes = locales.ToDictionary(code => code, code => said.GetValueOrDefault(code) ?? (code[..2] is "pt" or "zh" ? code : code.Split('-')[0]));
        if (codes.GroupBy(code => code.Value).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            channel.Problem("options.localeCodes", $"{string.Join(" and ", twice.Select(code => code.Key))} would both be \"{twice.Key}\"; say which is which, as {{ \"{twice.First().Key}\": \"{twice.First().Key}\" }}");
        }

        return codes;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
