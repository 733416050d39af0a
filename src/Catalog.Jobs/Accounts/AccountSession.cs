namespace Catalog.Jobs.Accounts;

/// <summary>A browser that is signed in.</summary>
/// <param name="Way">A word of <see cref="SignInWay"/>.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Agent">What it calls itself, cut.</param>
/// <param name="SeenAt">When it last asked for something, within five minutes.</param>
public sealed record AccountSession(Guid Id, string Way, string Address, string Agent, DateTimeOffset BeganAt, DateTimeOffset SeenAt);

/// <summary>How people sign in.</summary>
public static class SignInWay
{
    /// <summary>Name and password.</summary>
    public const string Password = "password";

    /// <summary>An identity provider.</summary>
    public const string OpenId = "openid";
}
