using Dapper;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Catalog.Jobs.Accounts;

/// <summary>Accounts, their passwords (hashed by ASP.NET Core Identity's hasher) and sign-in with lockout. Safe for many callers.</summary>
public sealed class AccountStore(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>Failures in a row after which an account rests.</summary>
    public const int MaxFailures = 5;

    /// <summary>How long it rests.</summary>
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private static readonly PasswordHasher<string> Hasher = new();

    // What a password is compared with where there is no account or it rests: the answer takes as long as with one.
    private static readonly Lazy<string> NoOnesHash = new(() => Hasher.HashPassword("", AccountRules.GeneratePassword()));

    /// <summary>Adds an account. False: the name is taken.</summary>
    /// <exception cref="ArgumentException">See <see cref="AccountRules.Problem"/>, which callers ask first.</exception>
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
            new { name = normal, hash = Hasher.HashPassword(normal, password), roles = roles.Distinct().ToArray(), stamp = NewStamp() },
            cancellationToken: cancellation));
        return added == 1;
    }

    /// <summary>Changes a password: older sign-ins end, a lockout too. False: there is no such account.</summary>
    /// <exception cref="ArgumentException">See <see cref="AccountRules.PasswordProblem"/>.</exception>
    public async Task<bool> SetPasswordAsync(string name, string password, CancellationToken cancellation)
    {
        if (AccountRules.PasswordProblem(password) is { } problem) throw new ArgumentException(problem);
        var normal = AccountRules.Normalize(name);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            "update account set password_hash = @hash, stamp = @stamp, failures = 0, locked_until = null where name = @name",
            new { name = normal, hash = Hasher.HashPassword(normal, password), stamp = NewStamp() },
            cancellationToken: cancellation));
        return changed == 1;
    }

    /// <summary>The account with a name; null where there is none.</summary>
    public async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "select id, name, password_hash as PasswordHash, roles, stamp from account where name = @name",
            new { name = AccountRules.Normalize(name) },
            cancellationToken: cancellation));
        return row?.ToAccount();
    }

    /// <summary>The names of all accounts with a role, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string role, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<string>(new CommandDefinition(
            "select name from account where @role = any(roles) order by name", new { role }, cancellationToken: cancellation))).AsList();
    }

    /// <summary>The account, where name and password are right and it doesn't rest; else null, after the same time and work for every reason.</summary>
    public async Task<Account?> SignInAsync(string name, string password, CancellationToken cancellation)
    {
        if (password.Length > AccountRules.LongestPassword) return null;
        await using var connection = await source.OpenConnectionAsync(cancellation);

        // The attempt is counted before the password is looked at: many at once can't be more than the lockout allows.
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            """
            update account set
                failures = case when locked_until is null then failures + 1 else 1 end,
                locked_until = case when locked_until is null and failures + 1 >= @most then @until end
            where name = @name and (locked_until is null or locked_until <= @now)
            returning id, name, password_hash as PasswordHash, roles, stamp
            """,
            new { name = AccountRules.Normalize(name), most = MaxFailures, now = time.GetUtcNow(), until = time.GetUtcNow() + Lockout },
            cancellationToken: cancellation));
        var verdict = Hasher.VerifyHashedPassword(row?.Name ?? "", row?.PasswordHash ?? NoOnesHash.Value, password);
        if (row is null || verdict == PasswordVerificationResult.Failed) return null;

        var hash = verdict == PasswordVerificationResult.SuccessRehashNeeded ? Hasher.HashPassword(row.Name, password) : row.PasswordHash;
        await connection.ExecuteAsync(new CommandDefinition(
            "update account set failures = 0, locked_until = null, password_hash = @hash where id = @id and stamp = @stamp",
            new { id = row.Id, hash, stamp = row.Stamp },
            cancellationToken: cancellation));
        return row.ToAccount();
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    // Set by name: a constructor is not found for a column that is an array.
    private sealed class Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = "";

        public string PasswordHash { get; init; } = "";

        public string[] Roles { get; init; } = [];

        public string Stamp { get; init; } = "";

        public Account ToAccount() => new(Id, Name, Roles, Stamp);
    }
}
