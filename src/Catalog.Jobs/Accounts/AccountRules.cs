using System.Security.Cryptography;

namespace Catalog.Jobs.Accounts;

/// <summary>What names, passwords and roles may be.</summary>
public static class AccountRules
{
    /// <summary>The shortest password, in characters.</summary>
    public const int ShortestPassword = 10;

    /// <summary>The longest password: hashing costs time that a stranger must not choose.</summary>
    public const int LongestPassword = 200;

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The form in which names are stored and compared.</summary>
    public static string Normalize(string name) => name.Trim().ToLowerInvariant();

    /// <summary>What is wrong with a name, password or roles, in a sentence for a person; null: nothing.</summary>
    public static string? Problem(string name, string password, IReadOnlyCollection<string> roles)
    {
        var normal = Normalize(name);
        if (normal.Length is 0 or > 64 || normal.Any(c => !char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_' or '@')))
            return $"account name '{normal}': 1 to 64 letters, digits, '.', '-', '_' or '@' are expected";
        if (normal is "model" or "rules") return $"account name '{normal}': this name is the program's own, choose another";
        if (roles.Count == 0) return $"account {normal}: at least one role is expected ({string.Join(", ", Role.All)})";
        var unknown = roles.FirstOrDefault(role => !Role.All.Contains(role));
        if (unknown is not null) return $"account {normal}: role '{unknown}' is unknown; roles are {string.Join(", ", Role.All)}";
        return PasswordProblem(password);
    }

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
}
