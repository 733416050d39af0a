using Catalog.Jobs.Accounts;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Accounts;

public sealed class AccountSessionsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private Account mia = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountSessions Sessions => new(database.Source, time);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        var accounts = new AccountStore(database.Source, time);
        await accounts.CreateAsync("mia", "a long enough password", [Role.Viewer], Token);
        mia = (await accounts.FindAsync("mia", Token))!;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_session_is_its_accounts_until_it_is_ended()
    {
        var id = await BeginAsync();
        Assert.Equal("mia", (await Sessions.FindAsync(id, mia.Stamp, Token))?.Name);
        await Sessions.EndAsync(id, Token);
        Assert.Null(await Sessions.FindAsync(id, mia.Stamp, Token));
    }

    [Fact]
    public async Task Another_stamp_finds_nothing() => Assert.Null(await Sessions.FindAsync(await BeginAsync(), "another", Token));

    [Fact]
    public async Task When_it_was_last_seen_is_noted_once_in_a_while()
    {
        var id = await BeginAsync();
        var began = time.GetUtcNow();
        time.Advance(TimeSpan.FromMinutes(4));
        await Sessions.FindAsync(id, mia.Stamp, Token);
        Assert.Equal(began, Assert.Single(await Sessions.ListAsync("mia", Token)).SeenAt);
        time.Advance(TimeSpan.FromMinutes(2));
        await Sessions.FindAsync(id, mia.Stamp, Token);
        Assert.Equal(time.GetUtcNow(), Assert.Single(await Sessions.ListAsync("mia", Token)).SeenAt);
    }

    [Fact]
    public async Task All_others_end_and_the_kept_one_goes_on()
    {
        var here = await BeginAsync();
        await BeginAsync();
        await BeginAsync();
        Assert.Equal(2, await Sessions.EndOthersAsync("mia", here, Token));
        Assert.Equal(here, Assert.Single(await Sessions.ListAsync("mia", Token)).Id);
    }

    [Fact]
    public async Task Old_ones_are_not_listed_and_go_with_the_next_sign_in()
    {
        await BeginAsync();
        time.Advance(AccountSessions.Longest + TimeSpan.FromMinutes(1));
        Assert.Empty(await Sessions.ListAsync("mia", Token));
        time.Advance(AccountSessions.Longest);
        await BeginAsync();
        await using var command = database.Source.CreateCommand("select count(*) from account_session");
        Assert.Equal(1L, await command.ExecuteScalarAsync(Token));
    }

    private Task<Guid> BeginAsync() => Sessions.BeginAsync(mia, SignInWay.Password, "10.0.0.1", new string('x', 500), Token);
}
