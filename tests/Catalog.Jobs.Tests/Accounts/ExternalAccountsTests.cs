using Catalog.Jobs.Accounts;
using Catalog.Jobs.Audit;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Accounts;

public sealed class ExternalAccountsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly ExternalPerson Mia = new("https://id.example", "42", "Mia", [Role.Reviewer], ["de-DE"], []);

    private TestDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ExternalAccounts External => new(database.Source, TimeProvider.System);

    private AccountStore Accounts => new(database.Source, TimeProvider.System);

    public async ValueTask InitializeAsync() => database = await postgres.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_first_sign_in_makes_an_account_without_a_password()
    {
        var account = await AdmittedAsync(Mia);
        Assert.Equal(("mia", false), (account.Name, account.HasPassword));
        Assert.Equal([Role.Reviewer], account.Roles);
        Assert.Equal(["de-DE"], account.Locales);
        Assert.Null(await Accounts.SignInAsync("mia", "", Token));
        Assert.Equal(["account.connect", "account.add"], (await LogAsync()).Select(line => line.Action));
        Assert.All(await LogAsync(), line => Assert.Equal(ExternalAccounts.Actor, line.Actor));
    }

    [Fact]
    public async Task Two_first_sign_ins_at_once_make_one_account()
    {
        var both = await Task.WhenAll(AdmittedAsync(Mia), AdmittedAsync(Mia));
        Assert.Equal(both[0].Id, both[1].Id);
    }

    [Fact]
    public async Task Roles_are_those_of_the_last_sign_in_and_a_change_is_noted_once()
    {
        await AdmittedAsync(Mia);
        await AdmittedAsync(Mia with { Roles = [Role.Viewer, Role.Merchandiser], Locales = [] });
        await AdmittedAsync(Mia with { Roles = [Role.Merchandiser, Role.Viewer], Locales = [] });
        Assert.Equal([Role.Merchandiser, Role.Viewer], (await Accounts.FindAsync("mia", Token))!.Roles);
        Assert.Equal(["account.locales", "account.roles", "account.connect", "account.add"], (await LogAsync()).Select(line => line.Action));
    }

    [Fact]
    public async Task Who_has_no_role_any_more_loses_those_that_they_had()
    {
        await AdmittedAsync(Mia);
        Assert.Equal(ExternalRefusal.NoRole, await RefusedAsync(Mia with { Roles = [] }));
        Assert.Empty((await Accounts.FindAsync("mia", Token))!.Roles);
    }

    [Fact]
    public async Task A_stranger_without_a_role_makes_no_account()
    {
        Assert.Equal(ExternalRefusal.NoRole, await RefusedAsync(Mia with { Roles = null }));
        Assert.Null(await Accounts.FindAsync("mia", Token));
    }

    [Fact]
    public async Task Where_the_provider_is_not_asked_for_roles_those_given_here_stay()
    {
        var person = Mia with { Roles = null, Locales = null, FirstRoles = [Role.Viewer] };
        var account = await AdmittedAsync(person);
        await new AccountAdministration(database.Source, TimeProvider.System).ChangeAsync("olga", account.Id, [Role.Merchandiser], [], Token);
        Assert.Equal([Role.Merchandiser], (await AdmittedAsync(person)).Roles);
    }

    [Fact]
    public async Task What_the_provider_says_is_not_changed_here()
    {
        var account = await AdmittedAsync(Mia);
        var administration = new AccountAdministration(database.Source, TimeProvider.System);
        Assert.IsType<AccountOutcome.Refused>(await administration.ChangeAsync("olga", account.Id, [Role.Operator], ["de-DE"], Token));
        Assert.IsType<AccountOutcome.Refused>(await administration.ChangeAsync("olga", account.Id, [Role.Reviewer], [], Token));
    }

    [Fact]
    public async Task An_account_of_the_same_name_is_not_theirs_until_its_owner_connects_it()
    {
        await Accounts.CreateAsync("mia", "a long enough password", [Role.Operator], Token);
        Assert.Equal(ExternalRefusal.NameTaken, await RefusedAsync(Mia));
        Assert.Null(await External.ConnectAsync("mia", Mia, Token));
        var account = await AdmittedAsync(Mia);
        Assert.True(account.HasPassword);
        Assert.Equal([Role.Reviewer], account.Roles);
    }

    [Fact]
    public async Task An_identity_is_one_accounts_and_an_account_has_one_at_a_provider()
    {
        await AdmittedAsync(Mia);
        await Accounts.CreateAsync("max", "a long enough password", [Role.Viewer], Token);
        Assert.Equal(ExternalRefusal.AlreadyConnected, await External.ConnectAsync("max", Mia, Token));
        Assert.Null(await External.ConnectAsync("max", Mia with { Subject = "43" }, Token));
        Assert.Equal(ExternalRefusal.AlreadyConnected, await External.ConnectAsync("max", Mia with { Subject = "44" }, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mia Kurz")]
    [InlineData("rules")]
    public async Task A_name_that_no_account_can_have_is_refused(string name) => Assert.Equal(ExternalRefusal.NoName, await RefusedAsync(Mia with { Name = name }));

    [Fact]
    public async Task A_disabled_account_stays_out()
    {
        var account = await AdmittedAsync(Mia);
        await Accounts.CreateAsync("olga", "a long enough password", [Role.Operator], Token);
        await new AccountAdministration(database.Source, TimeProvider.System).DisableAsync("olga", account.Id, Token);
        Assert.Equal(ExternalRefusal.Disabled, await RefusedAsync(Mia));
    }

    private async Task<Account> AdmittedAsync(ExternalPerson person) => Assert.IsType<ExternalOutcome.Admitted>(await External.SignInAsync(person, Token)).Account;

    private async Task<ExternalRefusal> RefusedAsync(ExternalPerson person) => Assert.IsType<ExternalOutcome.Refused>(await External.SignInAsync(person, Token)).Reason;

    private Task<IReadOnlyList<AuditLine>> LogAsync() => new AuditQueries(database.Source).PageAsync(new AuditFilter(null, "account", null, null), null, 100, Token);
}
