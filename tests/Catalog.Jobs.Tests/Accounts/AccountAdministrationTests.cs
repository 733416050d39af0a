using Catalog.Jobs.Accounts;
using Catalog.Jobs.Audit;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Accounts;

public sealed class AccountAdministrationTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Password = "a long enough password";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private long olga;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStore Accounts => new(database.Source, time);

    private AccountAdministration Administration => new(database.Source, time);

    private AccountSessions Sessions => new(database.Source, time);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        Assert.True(await Accounts.CreateAsync("olga", Password, [Role.Operator], Token));
        olga = (await Accounts.FindAsync("olga", Token))!.Id;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_new_account_signs_in_with_its_one_time_password_and_has_to_change_it()
    {
        var made = await CreateAsync("Mia", [Role.Reviewer], ["fr-FR", "de-DE"]);
        Assert.Equal("mia", made.Name);
        var account = await Accounts.SignInAsync("mia", made.Password, Token);
        Assert.True(account!.MustChange);
        Assert.Equal(["de-DE", "fr-FR"], account.Locales);
        await Accounts.SetPasswordAsync("mia", "mia", Password, Token);
        Assert.Null(await Accounts.SignInAsync("mia", made.Password, Token));
        Assert.False((await Accounts.SignInAsync("mia", Password, Token))!.MustChange);
    }

    [Fact]
    public async Task A_one_time_password_is_good_for_three_days()
    {
        var made = await CreateAsync("mia", [Role.Viewer], []);
        time.Advance(made.Until - time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Accounts.SignInAsync("mia", made.Password, Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Accounts.SignInAsync("mia", made.Password, Token));
    }

    [Theory]
    [InlineData("olga", Role.Viewer, null, "already")]
    [InlineData("rules", Role.Viewer, null, "program's own")]
    [InlineData("mia", "admin", null, "unknown")]
    [InlineData("mia", Role.Reviewer, "German", "locale")]
    public async Task What_makes_no_sense_is_refused_and_nothing_is_stored(string name, string role, string? locale, string problem)
    {
        var outcome = await Administration.CreateAsync("olga", name, [role], locale is null ? [] : [locale], Token);
        Assert.Contains(problem, Assert.IsType<AccountOutcome.Refused>(outcome).Problem, StringComparison.Ordinal);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_reset_ends_sign_ins_and_a_rest_and_voids_the_password()
    {
        var made = await CreateAsync("mia", [Role.Viewer], []);
        await Accounts.SetPasswordAsync("mia", "mia", Password, Token);
        var account = (await Accounts.FindAsync("mia", Token))!;
        var session = await Sessions.BeginAsync(account, SignInWay.Password, "10.0.0.1", "browser", Token);
        for (var i = 0; i < AccountStore.MaxFailures; i++) await Accounts.SignInAsync("mia", "wrong", Token);
        var given = Assert.IsType<AccountOutcome.OneTime>(await Administration.ResetAsync("olga", made.Id, Token));
        Assert.Null(await Sessions.FindAsync(session, account.Stamp, Token));
        Assert.Null(await Accounts.SignInAsync("mia", Password, Token));
        Assert.True((await Accounts.SignInAsync("mia", given.Password, Token))!.MustChange);
    }

    [Fact]
    public async Task A_disabled_account_signs_in_no_more_and_what_goes_on_ends()
    {
        var made = await CreateAsync("mia", [Role.Viewer], []);
        var account = (await Accounts.SignInAsync("mia", made.Password, Token))!;
        var session = await Sessions.BeginAsync(account, SignInWay.Password, "", "", Token);
        Assert.NotNull(await Sessions.FindAsync(session, account.Stamp, Token));
        Assert.IsType<AccountOutcome.Done>(await Administration.DisableAsync("olga", made.Id, Token));
        Assert.Null(await Sessions.FindAsync(session, account.Stamp, Token));
        Assert.Null(await Accounts.SignInAsync("mia", made.Password, Token));
        Assert.DoesNotContain("mia", await Accounts.NamesAsync(Role.Viewer, Token));
        Assert.IsType<AccountOutcome.Done>(await Administration.EnableAsync("olga", made.Id, Token));
        Assert.NotNull(await Accounts.SignInAsync("mia", made.Password, Token));
    }

    [Fact]
    public async Task An_unlocked_account_rests_no_more()
    {
        var made = await CreateAsync("mia", [Role.Viewer], []);
        for (var i = 0; i < AccountStore.MaxFailures; i++) await Accounts.SignInAsync("mia", "wrong", Token);
        Assert.NotNull((await new AccountList(database.Source, time).FindAsync(made.Id, Token))!.LockedUntil);
        await Administration.UnlockAsync("olga", made.Id, Token);
        Assert.NotNull(await Accounts.SignInAsync("mia", made.Password, Token));
    }

    [Fact]
    public async Task Nobody_takes_the_operators_role_from_themselves()
    {
        await CreateAsync("ole", [Role.Operator], []);
        Assert.IsType<AccountOutcome.Refused>(await Administration.ChangeAsync("olga", olga, [Role.Viewer], [], Token));
        Assert.IsType<AccountOutcome.Refused>(await Administration.DisableAsync("olga", olga, Token));
        Assert.IsType<AccountOutcome.Refused>(await Administration.ResetAsync("olga", olga, Token));
        Assert.IsType<AccountOutcome.Done>(await Administration.ChangeAsync("ole", olga, [Role.Viewer], [], Token));
    }

    [Fact]
    public async Task Two_operators_who_disable_each_other_at_once_do_not_both_succeed()
    {
        var ole = await CreateAsync("ole", [Role.Operator], []);
        var both = await Task.WhenAll(Administration.DisableAsync("olga", ole.Id, Token), Administration.DisableAsync("ole", olga, Token));
        Assert.Single(both.OfType<AccountOutcome.Done>());
        Assert.Contains("Nobody would be left", Assert.Single(both.OfType<AccountOutcome.Refused>()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_gone_is_told() => Assert.IsType<AccountOutcome.Gone>(await Administration.ResetAsync("olga", 4711, Token));

    [Fact]
    public async Task Every_change_is_in_the_audit_log_with_its_actor_and_no_change_is_not()
    {
        var made = await CreateAsync("mia", [Role.Viewer], []);
        await Administration.ChangeAsync("olga", made.Id, [Role.Viewer], [], Token);
        await Administration.ChangeAsync("olga", made.Id, [Role.Reviewer], ["de-DE"], Token);
        await Administration.ResetAsync("olga", made.Id, Token);
        await Administration.UnlockAsync("olga", made.Id, Token);
        await Administration.DisableAsync("olga", made.Id, Token);
        await Administration.EnableAsync("olga", made.Id, Token);
        await Administration.ChangeAsync("olga", olga, [Role.Viewer], [], Token);
        var lines = await new AuditQueries(database.Source).PageAsync(new AuditFilter("olga", null, null, null), null, 100, Token);
        Assert.Equal(
            ["account.add", "account.roles", "account.locales", "account.password", "account.disable", "account.enable"],
            lines.Reverse().Select(line => line.Action));
        Assert.All(lines, line => Assert.Equal("mia", line.Subject));
        Assert.DoesNotContain(lines, line => line.Detail.Contains(made.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_are_listed_by_name_and_found_by_a_part_of_it()
    {
        await CreateAsync("mia", [Role.Viewer], []);
        await CreateAsync("max", [Role.Viewer], []);
        var list = new AccountList(database.Source, time);
        Assert.Equal(["max", "mia", "olga"], (await ListAsync()).Select(account => account.Name));
        Assert.Equal(["mia"], (await list.PageAsync("M", "max", 10, Token)).Select(account => account.Name));
        Assert.Empty(await list.PageAsync("%", null, 10, Token));
    }

    private Task<IReadOnlyList<ListedAccount>> ListAsync() => new AccountList(database.Source, time).PageAsync("", null, 10, Token);

    private async Task<AccountOutcome.OneTime> CreateAsync(string name, string[] roles, string[] locales) =>
        Assert.IsType<AccountOutcome.OneTime>(await Administration.CreateAsync("olga", name, roles, locales, Token));
}
