using System.Net;
using System.Net.Sockets;

namespace Catalog.Jobs.Import.Remote;

/// <summary>
/// Which addresses a request for somebody else's URL may go to: those of the public internet. After IANA's registries of special-purpose addresses
/// (RFC 6890) and the metadata addresses of the clouds.
/// </summary>
public static class AddressRules
{
    private static readonly (IPNetwork Network, string What)[] Special =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "unspecified"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "behind a carrier's NAT"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local, where clouds keep their metadata"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "a 6to4 relay"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud's metadata"), // Azure's, at a public address
        (IPNetwork.Parse("::/128"), "unspecified"),
        (IPNetwork.Parse("::1/128"), "loopback"),
        (IPNetwork.Parse("fc00::/7"), "unique-local"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
        (IPNetwork.Parse("2001::/23"), "reserved"), // Teredo and ORCHID, too
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
    ];

    private static readonly IPNetwork Public = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>What an address is that no request may go to, such as <c>private</c>; null: it is public.</summary>
    public static string? Refusal(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated(address) is { } inner) return Refusal(inner);
        foreach (var (network, what) in Special)
            if (network.Contains(address)) return what;

        if (address.AddressFamily == AddressFamily.InterNetwork) return null;
        return Public.Contains(address) ? Tunnelled(address) is { } end ? Refusal(end) : null : "not public";
    }

    // The IPv4 address that a packet really goes to.
    private static IPAddress? Translated(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address)) return new(bytes[12..]);
        return SixToFour.Contains(address) ? new(bytes[2..6]) : null;
    }

    // ISATAP (RFC 5214): any prefix, then 0:5efe or 200:5efe and the IPv4 address.
    private static IPAddress? Tunnelled(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes is [_, _, _, _, _, _, _, _, 0 or 2, 0, 0x5E, 0xFE, ..] ? new(bytes[12..]) : null;
    }
}
