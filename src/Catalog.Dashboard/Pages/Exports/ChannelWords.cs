using Catalog.Jobs.Catalogs;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>What people read about a channel's format.</summary>
public static class ChannelWords
{
    /// <summary>What its rows are.</summary>
    public static string Of(ChannelFormat format) => format switch
    {
        ChannelFormat.Wide => "One row a product",
        ChannelFormat.Long => "One row a text field",
        ChannelFormat.ShopifyProducts => "Shopify products",
        ChannelFormat.ShopifyTranslations => "Shopify translations",
        ChannelFormat.Google => "Google Merchant feed",
        ChannelFormat.Akeneo => "Akeneo products",
        ChannelFormat.Sql => "Written into a table",
        _ => Show.Words(format.ToString()),
    };
}
