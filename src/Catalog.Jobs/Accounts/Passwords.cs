using Microsoft.AspNetCore.Identity;

namespace Catalog.Jobs.Accounts;

/// <summary>Hashes of passwords, by ASP.NET Core Identity's hasher (PBKDF2).</summary>
internal static class Passwords
{
    /// <summary>How long a one-time password is good.</summary>
    public static readonly TimeSpan OneTime = TimeSpan.FromDays(3);

    private static readonly PasswordHasher<string> Hasher = new();

    // What a password is compared with where there is no account or it rests: the answer takes as long as with one.
    private static readonly Lazy<string> NoOnesHash = new(() => Hasher.HashPassword("", AccountRules.GeneratePassword()));

    public static string Hash(string name, string password) => Hasher.HashPassword(name, password);

    /// <param name="hash">Null: there is none, and the same work is done.</param>
    public static PasswordVerificationResult Verify(string name, string? hash, string password)
    {
        var verdict = Hasher.VerifyHashedPassword(name, hash ?? NoOnesHash.Value, password);
        return hash is null ? PasswordVerificationResult.Failed : verdict;
    }

    /// <summary>Another stamp ends all sign-ins that have the one before.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");
}
