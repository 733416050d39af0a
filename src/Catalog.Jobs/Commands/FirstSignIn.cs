using Catalog.Jobs.Accounts;
using Dapper;

namespace Catalog.Jobs.Commands;

/// <summary>A sign-in that the program made up.</summary>
/// <param name="File">Where it is kept, readable by the data folder's owner alone.</param>
public sealed record SignIn(string Account, string Password, string File);

/// <summary>The sign-in of a fresh installation.</summary>
internal static class FirstSignIn
{
    private const string Account = "admin";

    /// <summary>Makes an account with all roles where there is none at all. The password is kept in the data folder, so that a later start can show it again.</summary>
    /// <returns>The generated sign-in while its account exists with that password; null where people have their own.</returns>
    public static async Task<SignIn?> EnsureAsync(Installation installation, CancellationToken cancellationToken)
    {
        var file = Path.Combine(installation.Folder.Root, "sign-in.txt");
        var accounts = installation.Get<AccountStore>();
        if (!await AnyAsync(installation, cancellationToken))
        {
            var password = AccountRules.GeneratePassword();
            // The file comes first: an account whose password nobody knows would be of no use.
            await WriteAsync(file, password, cancellationToken);
            await accounts.CreateAsync(Account, password, [.. Role.All], cancellationToken);
        }

        if (!File.Exists(file)) return null;
        var kept = (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        return await accounts.SignInAsync(Account, kept, cancellationToken) is null ? null : new(Account, kept, file);
    }

    private static async Task<bool> AnyAsync(Installation installation, CancellationToken cancellationToken)
    {
        await using var connection = await installation.Database.Source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select 1 from account)", cancellationToken: cancellationToken));
    }

    private static async Task WriteAsync(string file, string password, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using var writer = new StreamWriter(file, options);
        await writer.WriteLineAsync(password.AsMemory(), cancellationToken);
    }
}
