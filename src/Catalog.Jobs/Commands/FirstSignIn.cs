using Catalog.Jobs.Accounts;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Commands;

/// <summary>A sign-in that the program made up.</summary>
/// <param name="File">Where it is kept, readable by the data folder's owner alone.</param>
public sealed record SignIn(string Account, string Password, string File);

/// <summary>The sign-in of a fresh installation.</summary>
internal static class FirstSignIn
{
    private const string Account = "admin";
    private const int LockClass = 7044;

    /// <summary>Makes an account with all roles where there is none at all. The password is kept in the data folder, so that a later start can show it again.</summary>
    /// <returns>The generated sign-in while it is valid; null where people have their own accounts, or changed its password.</returns>
    public static async Task<SignIn?> EnsureAsync(string folder, NpgsqlDataSource source, AccountStore accounts, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "sign-in.txt");
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Two processes that start together must not write two passwords for one account.
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@LockClass, 0)", new { LockClass }, transaction, cancellationToken: cancellationToken));
        var any = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from account)", transaction: transaction, cancellationToken: cancellationToken));
        if (!any)
        {
            var password = AccountRules.GeneratePassword();
            // The file comes first: an account whose password nobody knows would be of no use.
            await WriteAsync(file, [password], cancellationToken);
            await accounts.CreateAsync(Account, password, [.. Role.All], cancellationToken);
            await WriteAsync(file, [password, (await accounts.FindAsync(Account, cancellationToken))!.Stamp], cancellationToken);
        }

        if (!File.Exists(file) || await accounts.FindAsync(Account, cancellationToken) is not { } account) return null;
        var kept = await File.ReadAllLinesAsync(file, cancellationToken);
        // The stamp changes with the password. Trying to sign in instead would count as a failure and lock the account in the end.
        return kept.Length > 0 && (kept.Length == 1 || kept[1] == account.Stamp) ? new(Account, kept[0], file) : null;
    }

    private static async Task WriteAsync(string file, IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using var writer = new StreamWriter(file, options);
        foreach (var line in lines) await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
    }
}
