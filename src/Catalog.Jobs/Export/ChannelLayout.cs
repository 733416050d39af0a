using System.Globalization;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Export;

/// <summary>How a channel's rows look. Docs: docs/exporting.md.</summary>
internal static class ChannelLayout
{
    /// <summary>The header.</summary>
    public static IReadOnlyList<string> Header(Channel channel) => channel.Format switch
    {
        ChannelFormat.Wide => ["sku", .. from locale in channel.Locales from field in channel.Fields select $"{field}@{locale}"],
        ChannelFormat.Long => ["sku", "locale", "field", "text", "revision"],
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>The rows of a product, and how many of their cells hold text.</summary>
    public static (IReadOnlyList<IReadOnlyList<string>> Rows, int Cells) Rows(Channel channel, IReadOnlyList<ApprovedText> texts) => channel.Format switch
    {
        ChannelFormat.Wide => Wide(channel, texts),
        ChannelFormat.Long => Long(channel, texts),
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    private static (IReadOnlyList<IReadOnlyList<string>>, int) Wide(Channel channel, IReadOnlyList<ApprovedText> texts)
    {
        List<string> row = [texts[0].Sku];
        foreach (var locale in channel.Locales)
        {
            var text = texts.FirstOrDefault(text => text.Locale == locale);
            row.AddRange(channel.Fields.Select(field => text?.Field(field) ?? ""));
        }

        return ([row], row.Skip(1).Count(cell => cell.Length > 0));
    }

    private static (IReadOnlyList<IReadOnlyList<string>>, int) Long(Channel channel, IReadOnlyList<ApprovedText> texts)
    {
        var rows = (
            from text in texts
            from field in channel.Fields
            let cell = text.Field(field)
            where cell.Length > 0
            select (IReadOnlyList<string>)[text.Sku, text.Locale, field, cell, text.Revision.ToString(CultureInfo.InvariantCulture)]).ToList();
        return (rows, rows.Count);
    }
}
