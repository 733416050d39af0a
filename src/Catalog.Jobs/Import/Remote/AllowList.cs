using System.Net;

namespace Catalog.Jobs.Import.Remote;

/// <summary>What a source may be fetched from although <see cref="AddressRules"/> refuses it: addresses, networks (<c>10.0.0.0/24</c>) and host names, whatever address these have.</summary>
public sealed class AllowList
{
    private readonly List<IPNetwork> networks = [];
    private readonly HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="entries">Each such that <see cref="Problem"/> has nothing to say.</param>
    public AllowList(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (Network(entry) is { } network) networks.Add(network);
            else hosts.Add(entry);
        }
    }

    /// <summary>Nothing is allowed beyond the public internet.</summary>
    public static AllowList None { get; } = new([]);

    /// <summary>What is wrong with an entry; null: nothing.</summary>
    public static string? Problem(string entry) => Network(entry) is not null || Uri.CheckHostName(entry) == UriHostNameType.Dns
        ? null
        : $"\"{entry}\" is no address (10.0.0.5), network (10.0.0.0/24) or host name";

    /// <summary>Whether a host may be reached at an address although that isn't public.</summary>
    public bool Allows(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return hosts.Contains(host.TrimEnd('.')) || networks.Exists(network => network.Contains(plain));
    }

    private static IPNetwork? Network(string entry)
    {
        if (IPNetwork.TryParse(entry, out var network)) return network;
        // IPAddress takes "10" for 0.0.0.10; nobody means that.
        if (Uri.CheckHostName(entry) is not (UriHostNameType.IPv4 or UriHostNameType.IPv6)) return null;
        return IPAddress.TryParse(entry, out var address) ? new(address, address.GetAddressBytes().Length * 8) : null;
    }
}
