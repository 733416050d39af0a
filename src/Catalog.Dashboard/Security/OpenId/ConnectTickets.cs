using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>
/// Says that a person wants their account connected: handed out against a form, good for five minutes, for one sign-in of one account. So no link of
/// another site can connect somebody's account to a stranger's identity.
/// </summary>
public sealed class ConnectTickets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("catalog.openid.connect").ToTimeLimitedDataProtector();

    /// <summary>A ticket for a sign-in.</summary>
    public string For(Guid session) => protector.Protect(session.ToString("N"), Good);

    /// <summary>Whether it is one of this sign-in, and still good.</summary>
    public bool Holds(string ticket, Guid? session)
    {
        try
        {
            return session is { } present && protector.Unprotect(ticket) == present.ToString("N");
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
