using System.Net;
using System.Net.Sockets;

namespace Catalog.Jobs.Import.Remote;

/// <summary>The addresses of a host name.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>
/// Connects for HTTP to allowed addresses only. The name is asked for once, and the address that was looked at is the one that is connected to: an answer
/// that changes in between (DNS rebinding) changes nothing.
/// </summary>
internal sealed class GuardedConnection(AllowList allow, ResolveHost resolve)
{
    /// <summary>A handler without proxy, cookies, sign-in and redirects of its own. A connection is used again only under the same rules: the handler has one set.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 64, // KiB
        MaxConnectionsPerServer = 8,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, ct) => await ConnectAsync(context.DnsEndPoint, ct),
    };

    /// <summary>The system's resolver.</summary>
    public static Task<IPAddress[]> SystemAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);

    private async Task<Stream> ConnectAsync(DnsEndPoint target, CancellationToken ct)
    {
        var host = target.Host.Trim('[', ']');
        SocketException? failure = null;
        foreach (var address in await AllowedAsync(host, ct))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, target.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                failure = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<List<IPAddress>> AllowedAsync(string host, CancellationToken ct)
    {
        var (allowed, refused) = (new List<IPAddress>(), "");
        foreach (var answer in await resolve(host, ct))
        {
            var address = answer.IsIPv4MappedToIPv6 ? answer.MapToIPv4() : answer;
            if (allow.Allows(host, address) || AddressRules.Refusal(answer) is not { } what) allowed.Add(address);
            else refused = $"{host} is at {address}, which is {what}: no request goes there unless catalog.json allows it by name.";
        }

        return allowed.Count == 0 && refused.Length > 0 ? throw new RefusedAddressException(refused) : allowed;
    }
}

/// <summary>A host has only addresses that no request may go to. It never leaves <see cref="RemoteClient"/>: it is thrown inside of .NET's handler.</summary>
internal sealed class RefusedAddressException(string message) : Exception(message);
