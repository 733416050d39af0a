using Catalog.Jobs.Audit;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>
/// Accounts of people who come from an identity provider. They are known by (issuer, subject), never by name or e-mail address. What the provider says of
/// roles and locales is taken over with every sign-in, in one transaction with the audit log.
/// </summary>
public sealed class ExternalAccounts(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Who acts in the audit log.</summary>
    public const string Actor = "identity provider";

    // One at a time: two first sign-ins of one person at the same moment make one account.
    private const int LockClass = 7048;

    /// <summary>Finds or makes the person's account.</summary>
    public async Task<ExternalOutcome> SignInAsync(ExternalPerson person, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var work = new AccountWork(connection, transaction, cancellation);
        await work.ExecuteAsync("select pg_advisory_xact_lock(@LockClass, 1)", new { LockClass });
        await AuditLog.ActAsAsync(connection, transaction, Actor, cancellation);
        var known = await work.QueryAsync<AccountRow>(
            $"""
            select {AccountRow.Columns} from account_identity i join account a on a.id = i.account_id
            where i.issuer = @Issuer and i.subject = @Subject for update of a
            """,
            new { person.Issuer, person.Subject });
        var outcome = known is null ? await AddAsync(work, person) : await RenewAsync(work, person, known);
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    /// <summary>Lets the person sign in by the provider from now on, with the account that they are signed in with.</summary>
    /// <returns>Null: it is done.</returns>
    public async Task<ExternalRefusal?> ConnectAsync(string name, ExternalPerson person, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var work = new AccountWork(connection, transaction, cancellation);
        await AuditLog.ActAsAsync(connection, transaction, name, cancellation);
        var added = await work.ExecuteAsync(
            """
            insert into account_identity (issuer, subject, account_id, created_at)
            select @Issuer, @Subject, id, @now from account where name = @name and disabled_at is null on conflict do nothing
            """,
            new { person.Issuer, person.Subject, name, now = time.GetUtcNow() });
        await transaction.CommitAsync(cancellation);
        return added == 1 ? null : ExternalRefusal.AlreadyConnected;
    }

    private async Task<ExternalOutcome> AddAsync(AccountWork work, ExternalPerson person)
    {
        var roles = person.Roles ?? person.FirstRoles;
        if (roles.Count == 0) return new ExternalOutcome.Refused(ExternalRefusal.NoRole);
        if (AccountRules.Problem(person.Name, roles) is not null) return new ExternalOutcome.Refused(ExternalRefusal.NoName);
        var now = time.GetUtcNow();
        var row = await work.QueryAsync<AccountRow>(
            $"""
            insert into account as a (name, roles, locales, stamp, provided, signed_in_at) values (@name, @roles, @locales, @stamp, @provided, @now)
            on conflict (name) do nothing returning {AccountRow.Columns}
            """,
            new { name = AccountRules.Normalize(person.Name), roles = Sorted(roles), locales = Sorted(person.Locales ?? []), stamp = Passwords.NewStamp(), provided = Provided(person), now });
        if (row is null) return new ExternalOutcome.Refused(ExternalRefusal.NameTaken);
        await work.ExecuteAsync(
            "insert into account_identity (issuer, subject, account_id, created_at) values (@Issuer, @Subject, @id, @now)", new { person.Issuer, person.Subject, id = row.Id, now });
        return new ExternalOutcome.Admitted(row.ToAccount());
    }

    private async Task<ExternalOutcome> RenewAsync(AccountWork work, ExternalPerson person, AccountRow known)
    {
        if (await work.QueryAsync<bool>("select disabled_at is not null from account where id = @id", new { id = known.Id })) return new ExternalOutcome.Refused(ExternalRefusal.Disabled);
        var roles = person.Roles is null || known.Roles.ToHashSet().SetEquals(person.Roles) ? known.Roles : Sorted(person.Roles);
        var locales = person.Locales is null || known.Locales.ToHashSet().SetEquals(person.Locales) ? known.Locales : Sorted(person.Locales);
        // Who has no role any more loses what they had, also in the browsers in which they are signed in.
        var row = await work.QueryAsync<AccountRow>(
            $"""
            update account a set roles = @roles, locales = @locales, provided = @provided, signed_in_at = case when cardinality(@roles) > 0 then @now else signed_in_at end
            where id = @id returning {AccountRow.Columns}
            """,
            new { id = known.Id, roles, locales, provided = Provided(person), now = time.GetUtcNow() });
        return roles.Length == 0 ? new ExternalOutcome.Refused(ExternalRefusal.NoRole) : new ExternalOutcome.Admitted(row!.ToAccount());
    }

    private static string[] Provided(ExternalPerson person) =>
        [.. new[] { person.Roles is null ? null : "roles", person.Locales is null ? null : "locales" }.OfType<string>()];

    private static string[] Sorted(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
