using Catalog.Jobs.Accounts;
using Xunit;

namespace Catalog.Jobs.Tests.Accounts;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("mia", "a long password", "reviewer", null)]
    [InlineData("mia.k@shop", "a long password", "viewer", null)]
    [InlineData("", "a long password", "viewer", "1 to 64")]
    [InlineData("mia kurz", "a long password", "viewer", "1 to 64")]
    [InlineData("Model", "a long password", "viewer", "program's own")]
    [InlineData("mia", "short", "viewer", "at least 10")]
    [InlineData("mia", "a long password", "admin", "unknown")]
    public void Names_passwords_and_roles_are_checked(string name, string password, string role, string? problem)
    {
        var found = AccountRules.Problem(name, password, [role]);
        if (problem is null) Assert.Null(found);
        else Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_needs_a_role() => Assert.Contains("at least one role", AccountRules.Problem("mia", "a long password", []), StringComparison.Ordinal);

    [Fact]
    public void Generated_passwords_differ_and_are_accepted()
    {
        var passwords = Enumerable.Range(0, 50).Select(_ => AccountRules.GeneratePassword()).ToHashSet();
        Assert.Equal(50, passwords.Count);
        Assert.All(passwords, password => Assert.Null(AccountRules.PasswordProblem(password)));
    }
}
