namespace Catalog.Jobs.Catalogs;

/// <summary>Reads a channel's <c>limits</c>.</summary>
internal static class ChannelLimitsReader
{
    private const int Longest = 1_000_000;

    /// <summary>Those of the format, each in place of which the catalogue may say another.</summary>
    public static IReadOnlyList<ChannelLimit> Read(JsonSection channel, ChannelKind kind, IReadOnlyList<string> fields)
    {
        var own = new Dictionary<string, ChannelLimit>();
        if (channel.Section("limits", [.. fields]) is { } section)
        {
            foreach (var field in fields)
            {
                if (section.Section(field, "most", "unit") is not { } limit) continue;
                var unit = limit.Choice("unit", ("characters", LengthUnit.Characters), ("bytes", LengthUnit.Bytes), ("width", LengthUnit.Width));
                if (limit.RequiredWhole("most", 1, Longest) is { } most) own.Add(field, new(field, (int)most, unit ?? LengthUnit.Characters));
            }
        }

        return [.. kind.Limits.Where(limit => fields.Contains(limit.Field) && !own.ContainsKey(limit.Field)), .. own.Values];
    }
}
