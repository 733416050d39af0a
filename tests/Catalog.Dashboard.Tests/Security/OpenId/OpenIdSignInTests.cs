using System.Net;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Security.OpenId;

public sealed class OpenIdSignInTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Who_comes_from_the_provider_gets_its_roles_and_locales_and_goes_where_they_wanted_to()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using var client = await made.Site.ClientAsync();
        var form = await client.GetAsync("/sign-in?to=%2Freview%3Fmine%3D1");
        Assert.Equal("Sign in with the shop", form.TextOf("#openid"));
        Assert.Equal("/review?mine=1", await OpenIdSite.GoAsync(client, form.Document.QuerySelector("#openid")!.GetAttribute("href")!));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/review?mine=1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/audit")).Status);
        var account = await client.GetAsync("/account");
        Assert.Equal("mia", account.TextOf("h1"));
        Assert.Contains("decides on de-DE", account.TextOf(".page-head"), StringComparison.Ordinal);
        Assert.Null(account.Document.QuerySelector("#present"));
        Assert.Equal(1, made.Provider.Exchanges);
        Assert.Equal(
            "account.add by identity provider: mia; account.connect by identity provider: mia; sign-in by mia: 127.0.0.1",
            await made.Site.Seeder.ScalarAsync<string>(
                "select string_agg(action || ' by ' || actor || ': ' || subject, '; ' order by id) from audit_entry where actor in ('mia', 'identity provider')"));
    }

    [Theory]
    [InlineData(Fault.WrongAudience, "audience", "isn't for this program")]
    [InlineData(Fault.Expired, "expired", "isn't good any more")]
    [InlineData(Fault.BadSignature, "signature", "signature doesn't hold")]
    [InlineData(Fault.Unsigned, "signature", "signature doesn't hold")]
    [InlineData(Fault.WrongIssuer, "issuer", "another issuer")]
    [InlineData(Fault.Denied, "denied", "didn't let you in")]
    [InlineData(Fault.BrokenToken, "failed", "didn't work")]
    public async Task An_answer_that_does_not_hold_signs_nobody_in_and_says_why(Fault fault, string word, string sentence)
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        made.Provider.Fault = fault;
        await RefusedAsync(made, word, sentence);
    }

    [Fact]
    public async Task A_token_of_an_earlier_sign_in_is_refused_though_it_is_good_otherwise()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using (var first = await made.Site.ClientAsync()) await OpenIdSite.AnswerAsync(first);
        made.Provider.Fault = Fault.OldNonce;
        await RefusedAsync(made, "nonce", "belongs to another sign-in");
    }

    [Fact]
    public async Task An_answer_is_good_once_and_in_the_browser_that_asked_for_it()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using var client = await made.Site.ClientAsync();
        using var other = await made.Site.ClientAsync();
        var answer = await OpenIdSite.AnswerAsync(client);
        Assert.Equal("/sign-in?refused=state", (await other.GetAsync(answer)).Location);
        Assert.Equal("/", (await client.GetAsync(answer)).Location);
        Assert.Equal("/sign-in?refused=state", (await client.GetAsync(answer)).Location);
        Assert.Equal("/sign-in?refused=state", (await other.GetAsync("/sign-in/openid/callback?code=x&state=made-up")).Location);
        Assert.Equal(1, made.Provider.Exchanges);
    }

    [Fact]
    public async Task A_person_without_any_of_the_roles_is_refused()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        made.Provider.Claims["groups"] = new[] { "warehouse" };
        await RefusedAsync(made, "no-role", "gives you no role");
        Assert.Equal("42", await made.Site.Seeder.ScalarAsync<string>("select detail::jsonb ->> 'subject' from audit_entry where action = 'sign-in.failed'"));
    }

    [Fact]
    public async Task Roles_for_everyone_let_strangers_in()
    {
        await using var made = await OpenIdSite.StartAsync(postgres, options => options with { DefaultRoles = [Role.Viewer] });
        made.Provider.Claims["groups"] = new[] { "warehouse" };
        using var client = await made.Site.ClientAsync();
        Assert.Equal("/", await OpenIdSite.GoAsync(client));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/review")).Status);
    }

    [Fact]
    public async Task Roles_are_looked_at_anew_with_every_sign_in_and_hold_everywhere()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using var here = await made.Site.ClientAsync();
        using var there = await made.Site.ClientAsync();
        await OpenIdSite.GoAsync(here);
        made.Provider.Claims["groups"] = new[] { "copy-operators" };
        await OpenIdSite.GoAsync(there);
        Assert.Equal(HttpStatusCode.Forbidden, (await here.GetAsync("/review")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/accounts")).Status);
        made.Provider.Claims["groups"] = Array.Empty<string>();
        Assert.Equal("/sign-in?refused=no-role", await OpenIdSite.GoAsync(there));
        Assert.Equal(HttpStatusCode.Forbidden, (await here.GetAsync("/accounts")).Status);
    }

    [Fact]
    public async Task Roles_may_stand_inside_of_an_object_or_only_in_the_user_info()
    {
        await using var made = await OpenIdSite.StartAsync(postgres, options => options with { RoleClaim = "realm_access.roles", LocaleClaim = null, UserInfo = true });
        made.Provider.UserInfo["realm_access"] = new { roles = new[] { "other", "copy-operators" } };
        using var client = await made.Site.ClientAsync();
        Assert.Equal("/", await OpenIdSite.GoAsync(client));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/accounts")).Status);
    }

    [Theory]
    [InlineData("mia@shop.example", true, null)]
    [InlineData("mia@SHOP.example", true, null)]
    [InlineData("mia@shop.example", false, "domain")]
    [InlineData("mia@evil.example", true, "domain")]
    [InlineData("shop.example@evil.example", true, "domain")]
    public async Task Only_verified_addresses_of_allowed_domains_come_in(string mail, bool verified, string? refused)
    {
        await using var made = await OpenIdSite.StartAsync(postgres, options => options with { AllowedDomains = ["shop.example"] });
        (made.Provider.Claims["email"], made.Provider.Claims["email_verified"]) = (mail, verified);
        using var client = await made.Site.ClientAsync();
        Assert.Equal(refused is null ? "/" : $"/sign-in?refused={refused}", await OpenIdSite.GoAsync(client));
    }

    private static async Task RefusedAsync(OpenIdSite made, string word, string sentence)
    {
        using var client = await made.Site.ClientAsync();
        var end = await OpenIdSite.GoAsync(client);
        Assert.Equal($"/sign-in?refused={word}", end);
        Assert.Contains(sentence, (await client.GetAsync(end)).TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).Status);
        Assert.Equal(0L, await made.Site.Seeder.ScalarAsync<long>("select count(*) from account_identity"));
        Assert.Equal(word, await made.Site.Seeder.ScalarAsync<string>("select detail::jsonb ->> 'reason' from audit_entry where action = 'sign-in.failed'"));
    }
}
