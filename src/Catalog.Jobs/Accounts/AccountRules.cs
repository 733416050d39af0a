using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Catalog.Jobs.Accounts;

/// <summary>What names, passwords and roles may be.</summary>
public static partial class AccountRules
{
    /// <summary>The shortest password, in characters.</summary>
    public const int ShortestPassword = 10;

    /// <summary>The longest password: hashing costs time that a stranger must not choose.</summary>
    public const int LongestPassword = 200;

    // What stands in the history beside accounts' names, and what search takes for somebody else.
    private static readonly string[] Reserved = ["model", "rules", "schedule", "system", "unknown", "me", "nobody"];

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The form in which names are stored and compared.</summary>
    public static string Normalize(string name) => name.Trim().ToLowerInvariant();

    /// <summary>What is wrong with a name, password or roles, in a sentence for a person; null: nothing.</summary>
    public static string? Problem(string name, string password, IReadOnlyCollection<string> roles) => Problem(name, roles) ?? PasswordProblem(password);

    /// <summary>What is wrong with a name or roles; null: nothing.</summary>
    public static string? Problem(string name, IReadOnlyCollection<string> roles)
    {
        var normal = Normalize(name);
        if (normal.Length is 0 or > 64 || normal.Any(c => !char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_' or '@')))
            return $"account name '{normal}': 1 to 64 letters, digits, '.', '-', '_' or '@' are expected";
        if (Reserved.Contains(normal)) return $"account name '{normal}': this name is the program's own, choose another";
        return RolesProblem(normal, roles);
    }

    /// <summary>What is wrong with roles; null: nothing.</summary>
    public static string? RolesProblem(string name, IReadOnlyCollection<string> roles)
    {
        if (roles.Count == 0) return $"account {name}: at least one role is expected ({string.Join(", ", Role.All)})";
        var unknown = roles.FirstOrDefault(role => !Role.All.Contains(role));
        return unknown is null ? null : $"account {name}: role '{unknown}' is unknown; roles are {string.Join(", ", Role.All)}";
    }

    /// <summary>What is wrong with locale codes; null: nothing.</summary>
    public static string? LocalesProblem(IReadOnlyCollection<string> locales) =>
        locales.FirstOrDefault(locale => !LocaleCode().IsMatch(locale)) is { } wrong ? $"'{wrong}' is no locale code; something like de-DE is expected" : null;

    /// <summary>What is wrong with a password; null: nothing.</summary>
    public static string? PasswordProblem(string password) => password.Length switch
    {
        < ShortestPassword => $"the password has {password.Length} characters; at least {ShortestPassword} are expected",
        > LongestPassword => $"the password has {password.Length} characters; at most {LongestPassword} are accepted",
        _ => null,
    };

    /// <summary>A random password of five groups that can be read out: about 99 bits.</summary>
    public static string GeneratePassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LocaleCode();
}
