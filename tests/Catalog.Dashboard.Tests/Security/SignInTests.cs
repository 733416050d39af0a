using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Security;

public sealed class SignInTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;

    public async ValueTask InitializeAsync() => site = await DashboardSite.StartAsync(postgres, signInsPerMinute: 12);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_and_from_there_back()
    {
        using var client = await site.ClientAsync();
        var away = await client.GetAsync("/runs?before=9");
        Assert.Equal(HttpStatusCode.Redirect, away.Status);
        var form = await client.GetAsync(new Uri(away.Location!).PathAndQuery);
        var back = await client.SubmitAsync(form, "form", ("name", "viewer"), ("password", DashboardSite.Password));
        Assert.Equal("/runs?before=9", back.Location);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/runs")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task The_way_back_never_leads_to_another_site(string to)
    {
        using var client = await site.ClientAsync();
        var form = await client.GetAsync("/sign-in?to=" + Uri.EscapeDataString(to));
        Assert.Equal("/", (await client.SubmitAsync(form, "form", ("name", "viewer"), ("password", DashboardSite.Password))).Location);
    }

    [Fact]
    public async Task Five_failures_lock_an_account_and_the_answer_does_not_tell_which_accounts_there_are()
    {
        using var client = await site.ClientAsync();
        for (var i = 0; i < AccountStore.MaxFailures; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.TrySignInAsync("viewer", "a wrong password")).Status);
        var locked = await client.TrySignInAsync("viewer", DashboardSite.Password);
        var unknown = await client.TrySignInAsync("nobody", DashboardSite.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal(locked.TextOf("[role=alert]"), unknown.TextOf("[role=alert]"));
    }

    [Fact]
    public async Task Too_many_attempts_a_minute_are_turned_away()
    {
        using var client = await site.ClientAsync();
        var form = await client.GetAsync("/sign-in");
        for (var i = 0; i < 12; i++) await client.SubmitAsync(form, "form", ("name", $"nobody{i}"), ("password", "wrong"));
        var answer = await client.SubmitAsync(form, "form", ("name", "viewer"), ("password", DashboardSite.Password));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("Too many attempts", answer.TextOf("h1"));
    }

    [Fact]
    public async Task Another_password_ends_all_other_sign_ins()
    {
        using var here = await site.ClientAsync("viewer");
        using var there = await site.ClientAsync("viewer");
        var changed = await here.SubmitAsync(await here.GetAsync("/account"), "main form", ("present", DashboardSite.Password), ("next", "another long password"));
        Assert.Equal("The password is changed.", changed.TextOf("[role=status].notice"));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_at_once()
    {
        using var client = await site.ClientAsync("reviewer");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/review")).Status);
        await site.Seeder.ExecuteAsync("update account set roles = array['viewer'] where name = 'reviewer'");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/review")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_sign_in()
    {
        using var client = await site.ClientAsync("viewer");
        await client.SubmitAsync(await client.GetAsync("/"), "form[action='/sign-out']");
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).Status);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = await site.ClientAsync();
        var answer = await client.TrySignInAsync("viewer", DashboardSite.Password);
        var cookie = answer.Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
