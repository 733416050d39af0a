using Catalog.Jobs.Audit;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>Accounts, their passwords and sign-in with lockout. Safe for many callers.</summary>
public sealed class AccountStore(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Failures in a row after which an account rests.</summary>
    public const int MaxFailures = 5;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Adds an account. False: the name is taken.</summary>
    /// <exception cref="ArgumentException">See <see cref="AccountRules.Problem(string, string, IReadOnlyCollection{string})"/>, which callers ask first.</exception>
    public async Task<bool> CreateAsync(string name, string password, IReadOnlyCollection<string> roles, CancellationToken cancellation)
    {
        if (AccountRules.Problem(name, password, roles) is { } problem) throw new ArgumentException(problem);
        var normal = AccountRules.Normalize(name);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var added = await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into account (name, password_hash, roles, stamp) values (@name, @hash, @roles, @stamp)
            on conflict (name) do nothing
            """,
            new { name = normal, hash = Passwords.Hash(normal, password), roles = roles.Distinct().ToArray(), stamp = Passwords.NewStamp() },
            cancellationToken: cancellation));
        return added == 1;
    }

    /// <summary>Changes a password: all sign-ins end, a lockout too. False: there is no such account.</summary>
    /// <exception cref="ArgumentException">See <see cref="AccountRules.PasswordProblem"/>.</exception>
    public Task<bool> SetPasswordAsync(string name, string password, CancellationToken cancellation) => SetPasswordAsync("", name, password, cancellation);

    /// <summary>Changes a password: all sign-ins end, a lockout too. False: there is no such account.</summary>
    /// <param name="actor">Who does it, for the audit log; empty: the program.</param>
    /// <exception cref="ArgumentException">See <see cref="AccountRules.PasswordProblem"/>.</exception>
    public async Task<bool> SetPasswordAsync(string actor, string name, string password, CancellationToken cancellation)
    {
        if (AccountRules.PasswordProblem(password) is { } problem) throw new ArgumentException(problem);
        var normal = AccountRules.Normalize(name);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await AuditLog.ActAsAsync(connection, transaction, actor, cancellation);
        var id = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            """
            update account set password_hash = @hash, stamp = @stamp, failures = 0, locked_until = null, must_change = false, password_until = null
            where name = @name returning id
            """,
            new { name = normal, hash = Passwords.Hash(normal, password), stamp = Passwords.NewStamp() },
            transaction,
            cancellationToken: cancellation));
        await connection.ExecuteAsync(new CommandDefinition("delete from account_session where account_id = @id", new { id }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return id is not null;
    }

    /// <summary>The account with a name; null where there is none.</summary>
    public async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<AccountRow>(new CommandDefinition(
            $"select {AccountRow.Columns} from account a where a.name = @name", new { name = AccountRules.Normalize(name) }, cancellationToken: cancellation));
        return row?.ToAccount();
    }

    /// <summary>The names of all accounts with a role that may sign in, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string role, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "select name from account where @role = any(roles) and disabled_at is null order by name", new { role }, cancellationToken: cancellation))).AsList();
    }

    /// <summary>The account, where name and password are right and it may sign in and doesn't rest; else null, after the same time and work for every reason.</summary>
    public async Task<Account?> SignInAsync(string name, string password, CancellationToken cancellation)
    {
        if (password.Length > AccountRules.LongestPassword) return null;
        await using var connection = await source.OpenConnectionAsync(cancellation);

        // The attempt is counted before the password is looked at: many at once can't be more than the lockout allows.
        var now = time.GetUtcNow();
        var row = await connection.QuerySingleOrDefaultAsync<AccountRow>(new CommandDefinition(
            $"""
            update account a set
                failures = case when locked_until is null then failures + 1 else 1 end,
                locked_until = case when locked_until is null and failures + 1 >= @most then @until end
            where name = @name and (locked_until is null or locked_until <= @now)
                and disabled_at is null and password_hash is not null and (password_until is null or password_until > @now)
            returning {AccountRow.Columns}
            """,
            new { name = AccountRules.Normalize(name), most = MaxFailures, now, until = now + Lockout },
            cancellationToken: cancellation));
        var verdict = Passwords.Verify(row?.Name ?? "", row?.PasswordHash, password);
        if (row is null || verdict == PasswordVerificationResult.Failed) return null;

        var hash = verdict == PasswordVerificationResult.SuccessRehashNeeded ? Passwords.Hash(row.Name, password) : row.PasswordHash;
        await connection.ExecuteAsync(new CommandDefinition(
            "update account set failures = 0, locked_until = null, password_hash = @hash, signed_in_at = @now where id = @id and stamp = @stamp",
            new { id = row.Id, hash, stamp = row.Stamp, now },
            cancellationToken: cancellation));
        return row.ToAccount();
    }
}
