using Catalog.Jobs.Audit;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>
/// What operators do with accounts: each change in one transaction with its entry in the audit log. An account is never deleted, for the history names it; it is disabled.
/// There is always an operator who may sign in.
/// </summary>
public sealed class AccountAdministration(NpgsqlDataSource source, TimeProvider time)
{
    private const int LockClass = 7048;

    /// <summary>Adds an account with a one-time password.</summary>
    /// <param name="actor">Who does it: an account's name, or <c>command line</c>.</param>
    /// <param name="locales">What a reviewer decides on; empty: every locale.</param>
    public async Task<AccountOutcome> CreateAsync(
        string actor, string name, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> locales, CancellationToken cancellation)
    {
        if ((AccountRules.Problem(name, roles) ?? AccountRules.LocalesProblem(locales)) is { } problem) return new AccountOutcome.Refused(Sentence(problem));
        var normal = AccountRules.Normalize(name);
        var password = AccountRules.GeneratePassword();
        var until = time.GetUtcNow() + Passwords.OneTime;
        return await ChangeAsync(actor, async work =>
        {
            var id = await work.QueryAsync<long?>(
                """
                insert into account (name, password_hash, roles, locales, stamp, must_change, password_until)
                values (@normal, @hash, @roles, @locales, @stamp, true, @until)
                on conflict (name) do nothing returning id
                """,
                new { normal, hash = Passwords.Hash(normal, password), roles = Sorted(roles), locales = Sorted(locales), stamp = Passwords.NewStamp(), until });
            return id is { } added
                ? new AccountOutcome.OneTime(added, normal, password, until)
                : new AccountOutcome.Refused($"There is an account {normal} already. Choose another name.");
        }, cancellation);
    }

    /// <summary>Gives an account other roles and locales. What the identity provider says of them can't be changed here.</summary>
    public Task<AccountOutcome> ChangeAsync(
        string actor, long id, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> locales, CancellationToken cancellation) => ChangeAsync(actor, id, async (work, account) =>
        {
            if ((AccountRules.RolesProblem(account.Name, roles) ?? AccountRules.LocalesProblem(locales)) is { } problem) return Sentence(problem);
            if (account.Provided.Contains("roles") && !account.Roles.ToHashSet().SetEquals(roles)) return $"The identity provider says {account.Name}'s roles with every sign-in; change them there.";
            if (account.Provided.Contains("locales") && !account.Locales.ToHashSet().SetEquals(locales)) return $"The identity provider says {account.Name}'s locales with every sign-in; change them there.";
            if (account.Name == actor && account.Roles.Contains(Role.Operator) && !roles.Contains(Role.Operator)) return "You can't take the operator's role from yourself; another operator can.";
            // The same set in another order is no change: the audit log needn't have it.
            await work.ExecuteAsync(
                "update account set roles = @roles, locales = @locales where id = @id",
                new { id, roles = Same(account.Roles, roles), locales = Same(account.Locales, locales) });
            return null;
        }, cancellation);

    /// <summary>Lets a person sign in no more; what goes on ends at once.</summary>
    public Task<AccountOutcome> DisableAsync(string actor, long id, CancellationToken cancellation) => ChangeAsync(actor, id, async (work, account) =>
    {
        if (account.Name == actor) return "You can't disable your own account; another operator can.";
        await work.ExecuteAsync("update account set disabled_at = @now where id = @id and disabled_at is null", new { id, now = time.GetUtcNow() });
        await work.ExecuteAsync("delete from account_session where account_id = @id", new { id });
        return null;
    }, cancellation);

    /// <summary>Lets a disabled account sign in again, with the password that it had.</summary>
    public Task<AccountOutcome> EnableAsync(string actor, long id, CancellationToken cancellation) => ChangeAsync(actor, id, async (work, _) =>
    {
        await work.ExecuteAsync("update account set disabled_at = null, failures = 0, locked_until = null where id = @id", new { id });
        return null;
    }, cancellation);

    /// <summary>Ends the rest of an account after too many failures.</summary>
    public Task<AccountOutcome> UnlockAsync(string actor, long id, CancellationToken cancellation) => ChangeAsync(actor, id, async (work, account) =>
    {
        var changed = await work.ExecuteAsync("update account set failures = 0, locked_until = null where id = @id and locked_until is not null", new { id });
        if (changed > 0) await work.NoteAsync(actor, "account.unlock", account.Name);
        return null;
    }, cancellation);

    /// <summary>Ends all sign-ins of an account.</summary>
    public Task<AccountOutcome> EndSessionsAsync(string actor, long id, CancellationToken cancellation) => ChangeAsync(actor, id, async (work, account) =>
    {
        if (await work.ExecuteAsync("delete from account_session where account_id = @id", new { id }) > 0) await work.NoteAsync(actor, "account.sessions", account.Name);
        return null;
    }, cancellation);

    /// <summary>Gives an account a one-time password: the one before is void, and so are all sign-ins and a rest.</summary>
    public async Task<AccountOutcome> ResetAsync(string actor, long id, CancellationToken cancellation)
    {
        var password = AccountRules.GeneratePassword();
        var until = time.GetUtcNow() + Passwords.OneTime;
        var outcome = await ChangeAsync(actor, id, async (work, account) =>
        {
            if (account.Name == actor) return "Change your own password under Account.";
            await work.ExecuteAsync(
                """
                update account set password_hash = @hash, stamp = @stamp, must_change = true, password_until = @until, failures = 0, locked_until = null where id = @id
                """,
                new { id, hash = Passwords.Hash(account.Name, password), stamp = Passwords.NewStamp(), until });
            await work.ExecuteAsync("delete from account_session where account_id = @id", new { id });
            return null;
        }, cancellation);
        return outcome is AccountOutcome.Done done ? new AccountOutcome.OneTime(done.Id, done.Name, password, until) : outcome;
    }

    private static string Sentence(string problem) => char.ToUpperInvariant(problem[0]) + problem[1..] + ".";

    private static string[] Sorted(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string[] Same(string[] before, IReadOnlyCollection<string> after) => before.ToHashSet().SetEquals(after) ? before : Sorted(after);

    private Task<AccountOutcome> ChangeAsync(string actor, long id, Func<AccountWork, AccountRow, Task<string?>> change, CancellationToken cancellation) =>
        ChangeAsync(actor, async work =>
        {
            var row = await work.QueryAsync<AccountRow>($"select {AccountRow.Columns} from account a where a.id = @id for update", new { id });
            if (row is null) return new AccountOutcome.Gone();
            return await change(work, row) is { } problem ? new AccountOutcome.Refused(problem) : new AccountOutcome.Done(row.Id, row.Name);
        }, cancellation);

    private async Task<AccountOutcome> ChangeAsync(string actor, Func<AccountWork, Task<AccountOutcome>> change, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var work = new AccountWork(connection, transaction, cancellation);
        // Two operators who disable each other at the same time must not both succeed.
        await work.ExecuteAsync("select pg_advisory_xact_lock(@LockClass, 0)", new { LockClass });
        await AuditLog.ActAsAsync(connection, transaction, actor, cancellation);
        var had = await work.HasOperatorAsync();
        var outcome = await change(work);
        if (outcome is not (AccountOutcome.Done or AccountOutcome.OneTime)) return outcome;
        if (had && !await work.HasOperatorAsync()) return new AccountOutcome.Refused("Nobody would be left who may operate. Give somebody else the operator's role first.");
        await transaction.CommitAsync(cancellation);
        return outcome;
    }
}
