using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Export.Formats;

/// <summary>The file of a channel.</summary>
internal static class ChannelFiles
{
    private static readonly string[] Body = ["description", "bullets"];

    /// <summary>The one of the channel's format.</summary>
    public static IChannelFile Of(Channel channel) => channel.Format switch
    {
        ChannelFormat.Wide => new WideFile(channel),
        ChannelFormat.Long => new LongFile(channel),
        ChannelFormat.ShopifyProducts => new ShopifyProductsFile(channel),
        ChannelFormat.ShopifyTranslations => new ShopifyTranslationsFile(channel),
        ChannelFormat.Google => new GoogleFile(channel),
        ChannelFormat.Akeneo => new AkeneoFile(channel),
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>Shopify has one column for description and bullets.</summary>
    internal static IReadOnlyList<Slot> ShopifySlots(Channel channel, string title, string body, string seoTitle, string seoDescription)
    {
        var slots = new List<Slot>();
        if (channel.Fields.Contains("title")) slots.Add(new(title, ["title"], SlotForm.Lines));
        IReadOnlyList<string> parts = [.. Body.Where(channel.Fields.Contains)];
        if (parts.Count > 0) slots.Add(new(body, parts, SlotForm.Html));
        if (channel.Fields.Contains("seo_title")) slots.Add(new(seoTitle, ["seo_title"], SlotForm.Lines));
        if (channel.Fields.Contains("seo_description")) slots.Add(new(seoDescription, ["seo_description"], SlotForm.Lines));
        return slots;
    }
}
