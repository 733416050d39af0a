using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Security;

public sealed class SessionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;

    public async ValueTask InitializeAsync() => site = await DashboardSite.StartAsync(postgres);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_sign_in_survives_a_restart()
    {
        using var client = await site.ClientAsync("viewer");
        await site.RestartAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_disabled_accounts_sign_in_ends_at_once()
    {
        using var client = await site.ClientAsync("viewer");
        using var boss = await site.ClientAsync("operator");
        await boss.SubmitAsync(await boss.GetAsync(await AddressAsync("viewer")), "button[value=disable]");
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.TrySignInAsync("viewer", DashboardSite.Password)).Status);
    }

    [Fact]
    public async Task A_cookie_that_was_copied_is_of_no_use_after_the_sign_out()
    {
        using var client = await site.ClientAsync();
        var cookie = (await client.TrySignInAsync("viewer", DashboardSite.Password)).Headers["Set-Cookie"].Split(';')[0];
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        Assert.Equal(HttpStatusCode.OK, await WithAsync(thief, cookie));
        await client.SubmitAsync(await client.GetAsync("/"), "form[action='/sign-out']");
        Assert.Equal(HttpStatusCode.Redirect, await WithAsync(thief, cookie));
    }

    [Fact]
    public async Task Sign_ins_are_listed_and_all_others_can_be_ended()
    {
        using var here = await site.ClientAsync("viewer");
        using var there = await site.ClientAsync("viewer");
        var page = await here.GetAsync("/account");
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Single(page.Document.QuerySelectorAll("tbody .badge"));
        var ended = await here.SubmitAsync(page, "button[value=sign-out-others]");
        Assert.Equal("Signed out of 1 other browser.", ended.TextOf("[role=status].notice"));
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_changed_password_leaves_one_sign_in_and_its_owner_in_the_log()
    {
        using var here = await site.ClientAsync("viewer");
        using var there = await site.ClientAsync("viewer");
        var changed = await here.SubmitAsync(await here.GetAsync("/account"), "main form", ("present", DashboardSite.Password), ("next", "another long password"));
        Assert.Single(changed.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal("viewer", await site.Seeder.ScalarAsync<string>("select actor from audit_entry where action = 'account.password'"));
    }

    private static async Task<HttpStatusCode> WithAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<string> AddressAsync(string name) => $"/accounts/{await site.Seeder.ScalarAsync<long>($"select id from account where name = '{name}'")}";
}
