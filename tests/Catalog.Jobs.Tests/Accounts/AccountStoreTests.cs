using Catalog.Jobs.Accounts;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Accounts;

public sealed class AccountStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Password = "a long enough password";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStore Accounts => new(database.Source, time);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        Assert.True(await Accounts.CreateAsync("Mia", Password, [Role.Reviewer, Role.Viewer], Token));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Signs_in_with_name_in_any_case_and_password()
    {
        var account = await Accounts.SignInAsync(" MIA ", Password, Token);
        Assert.Equal("mia", account?.Name);
        Assert.Equal([Role.Reviewer, Role.Viewer], account!.Roles);
    }

    [Theory]
    [InlineData("mia", "a wrong password")]
    [InlineData("mia", "")]
    [InlineData("nobody", Password)]
    [InlineData("", Password)]
    public async Task Refuses_a_wrong_name_or_password(string name, string password) =>
        Assert.Null(await Accounts.SignInAsync(name, password, Token));

    [Fact]
    public async Task A_name_is_taken_once() => Assert.False(await Accounts.CreateAsync("MIA", Password, [Role.Viewer], Token));

    [Fact]
    public async Task Rests_after_five_failures_and_comes_back_after_fifteen_minutes()
    {
        for (var i = 0; i < AccountStore.MaxFailures; i++) Assert.Null(await Accounts.SignInAsync("mia", "wrong", Token));
        Assert.Null(await Accounts.SignInAsync("mia", Password, Token));

        time.Advance(AccountStore.Lockout - TimeSpan.FromSeconds(1));
        Assert.Null(await Accounts.SignInAsync("mia", Password, Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await Accounts.SignInAsync("mia", Password, Token));
    }

    [Fact]
    public async Task Failures_before_a_success_are_forgotten()
    {
        for (var i = 0; i < AccountStore.MaxFailures - 1; i++) Assert.Null(await Accounts.SignInAsync("mia", "wrong", Token));
        Assert.NotNull(await Accounts.SignInAsync("mia", Password, Token));
        for (var i = 0; i < AccountStore.MaxFailures - 1; i++) Assert.Null(await Accounts.SignInAsync("mia", "wrong", Token));
        Assert.NotNull(await Accounts.SignInAsync("mia", Password, Token));
    }

    [Fact]
    public async Task Attempts_at_the_same_time_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Accounts.SignInAsync("mia", "wrong", Token)));
        Assert.Null(await Accounts.SignInAsync("mia", Password, Token));
    }

    [Fact]
    public async Task Another_password_changes_the_stamp_and_ends_a_rest()
    {
        var before = await Accounts.FindAsync("mia", Token);
        for (var i = 0; i < AccountStore.MaxFailures; i++) Assert.Null(await Accounts.SignInAsync("mia", "wrong", Token));
        Assert.True(await Accounts.SetPasswordAsync("mia", "another long password", Token));
        var after = await Accounts.SignInAsync("mia", "another long password", Token);
        Assert.NotNull(after);
        Assert.NotEqual(before!.Stamp, after.Stamp);
        Assert.Null(await Accounts.SignInAsync("mia", Password, Token));
    }

    [Fact]
    public async Task The_password_is_not_in_the_database()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "select account::text from account";
        Assert.DoesNotContain(Password, (string)(await command.ExecuteScalarAsync(Token))!, StringComparison.Ordinal);
    }
}
