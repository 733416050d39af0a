using Catalog.Jobs.Accounts;
using Catalog.Jobs.Commands;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

public sealed class FirstSignInTests(PostgresFixture postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-sign-in-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_installation_gets_one_account_whose_password_is_shown_again()
    {
        await using var database = await postgres.CreateAsync();
        var accounts = new AccountStore(database.Source, TimeProvider.System);
        var both = await Task.WhenAll(EnsureAsync(database), EnsureAsync(database));
        Assert.Equal(both[0], both[1]);
        Assert.Equal(both[0], await EnsureAsync(database));
        Assert.Equal(Role.All, (await accounts.SignInAsync(both[0]!.Account, both[0]!.Password, Cancellation))!.Roles);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(both[0]!.File));
    }

    [Fact]
    public async Task A_password_that_was_changed_is_not_shown()
    {
        await using var database = await postgres.CreateAsync();
        var made = (await EnsureAsync(database))!;
        await new AccountStore(database.Source, TimeProvider.System).SetPasswordAsync(made.Account, "another password", Cancellation);
        Assert.Null(await EnsureAsync(database));
    }

    [Fact]
    public async Task Where_people_have_accounts_none_is_made()
    {
        await using var database = await postgres.CreateAsync();
        await new AccountStore(database.Source, TimeProvider.System).CreateAsync("ann", "a long password", [Role.Viewer], Cancellation);
        Assert.Null(await EnsureAsync(database));
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<SignIn?> EnsureAsync(TestDatabase database) =>
        FirstSignIn.EnsureAsync(folder, database.Source, new AccountStore(database.Source, TimeProvider.System), Cancellation);
}
