using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Catalog.Dashboard.Security.Access;

/// <summary>Believes what named proxies say about who asks, by which scheme and for which host. Without names nothing is believed.</summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app, IReadOnlyList<string> proxies)
    {
        if (proxies.Count == 0) return;
        // No limit of hops: the walk ends at the first address that isn't named.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }
}
