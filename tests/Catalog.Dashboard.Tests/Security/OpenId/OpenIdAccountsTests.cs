using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Security.OpenId;

public sealed class OpenIdAccountsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_account_of_that_name_is_connected_by_its_owner_alone()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        made.Provider.Claims["preferred_username"] = "viewer";
        using var stranger = await made.Site.ClientAsync();
        Assert.Equal("/sign-in?refused=name-taken", await OpenIdSite.GoAsync(stranger));

        using var owner = await made.Site.ClientAsync("viewer");
        var asked = await owner.SubmitAsync(await owner.GetAsync("/account"), "button[value=connect]");
        Assert.Equal("/account?connected=1", await OpenIdSite.GoAsync(owner, asked.Document.QuerySelector("#go-on")!.GetAttribute("href")!));
        Assert.Equal("/", await OpenIdSite.GoAsync(stranger));
        Assert.Equal("viewer", (await stranger.GetAsync("/account")).TextOf("h1"));
    }

    [Fact]
    public async Task A_ticket_connects_nobody_else()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using var attacker = await made.Site.ClientAsync("viewer");
        using var victim = await made.Site.ClientAsync("operator");
        var asked = await attacker.SubmitAsync(await attacker.GetAsync("/account"), "button[value=connect]");
        var link = asked.Document.QuerySelector("#go-on")!.GetAttribute("href")!;
        Assert.Equal("/account?refused=state", (await victim.GetAsync(link)).Location);
        Assert.Equal("/account?refused=state", (await victim.GetAsync("/sign-in/openid?connect=made-up")).Location);
        // Nor where somebody else signs in here before the provider's answer comes.
        var answer = await OpenIdSite.AnswerAsync(attacker, link);
        await attacker.SubmitAsync(await attacker.GetAsync("/"), "form[action='/sign-out']");
        await attacker.SignInAsync("operator", DashboardSite.Password);
        Assert.Equal("/account?refused=state", (await attacker.GetAsync(answer)).Location);
        Assert.Equal(0L, await made.Site.Seeder.ScalarAsync<long>("select count(*) from account_identity"));
    }

    [Fact]
    public async Task Where_passwords_are_off_only_the_named_operator_has_one()
    {
        await using var made = await OpenIdSite.StartAsync(postgres, access: options => options with { LocalSignIn = false, BreakGlass = ["operator", "viewer"] });
        using var client = await made.Site.ClientAsync();
        Assert.NotNull((await client.GetAsync("/sign-in")).Document.QuerySelector("details #password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.TrySignInAsync("all", DashboardSite.Password)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.TrySignInAsync("viewer", DashboardSite.Password)).Status);
        Assert.Equal("/", (await client.TrySignInAsync("operator", DashboardSite.Password)).Location);
    }

    [Fact]
    public async Task A_disabled_person_stays_out_and_their_sign_in_ends()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using var client = await made.Site.ClientAsync();
        await OpenIdSite.GoAsync(client);
        using var boss = await made.Site.ClientAsync("operator");
        var id = await made.Site.Seeder.ScalarAsync<long>("select id from account where name = 'mia'");
        var page = await boss.GetAsync($"/accounts/{id}");
        Assert.Contains("identity provider says the roles", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.SubmitAsync(page, "button[value=disable]")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).Status);
        Assert.Equal("/sign-in?refused=disabled", await OpenIdSite.GoAsync(client));
    }

    [Fact]
    public async Task Signing_out_here_offers_to_sign_out_there()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        using var client = await made.Site.ClientAsync();
        await OpenIdSite.GoAsync(client);
        var left = await client.SubmitAsync(await client.GetAsync("/"), "form[action='/sign-out']");
        Assert.Equal("/sign-in?left=openid", left.Location);
        var link = (await client.GetAsync(left.Location!)).Document.QuerySelector("[role=status] a")!.GetAttribute("href")!;
        var away = await client.GetAsync(link);
        var back = await client.GetAsync(away.Location!);
        Assert.Equal(TestProvider.ClientId, made.Provider.SignOut["client_id"]);
        Assert.Equal("/sign-in", (await client.GetAsync(back.Location!)).Location);
        using var local = await made.Site.ClientAsync("viewer");
        Assert.Equal("/sign-in", (await local.SubmitAsync(await local.GetAsync("/"), "form[action='/sign-out']")).Location);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_said()
    {
        await using var made = await OpenIdSite.StartAsync(postgres);
        await made.Provider.DisposeAsync();
        using var client = await made.Site.ClientAsync();
        Assert.Equal("/sign-in?refused=unreachable", (await client.GetAsync("/sign-in/openid")).Location);
        await client.SignInAsync("viewer", DashboardSite.Password);
    }

    [Fact]
    public async Task Too_many_ways_to_the_provider_and_back_are_turned_away()
    {
        await using var made = await OpenIdSite.StartAsync(postgres, signInsPerMinute: 3);
        using var client = await made.Site.ClientAsync();
        var answer = await OpenIdSite.AnswerAsync(client);
        await client.GetAsync("/sign-in/openid");
        await client.GetAsync("/sign-in/openid");
        var refused = await client.GetAsync(answer);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(0, made.Provider.Exchanges);
    }

    [Theory]
    [InlineData(true, "https://catalog.example/sign-in/openid/callback")]
    [InlineData(false, null)]
    public async Task What_a_proxy_says_is_believed_where_it_is_named(bool named, string? expected)
    {
        await using var made = await OpenIdSite.StartAsync(postgres, access: options => named ? options with { Proxies = ["127.0.0.0/8"] } : options);
        using var client = await made.Site.ClientAsync();
        var away = await client.GetAsync("/sign-in/openid", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "catalog.example"), ("X-Forwarded-For", "203.0.113.7"));
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(away.Location!).Query)["redirect_uri"].ToString();
        Assert.Equal(expected ?? $"{made.Site.Address}sign-in/openid/callback", asked);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_way_to_one()
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        using var client = await site.ClientAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/sign-in/openid")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/sign-out/openid")).Status);
        Assert.Null((await client.GetAsync("/sign-in?refused=no-role")).Document.QuerySelector("#openid, [role=alert]"));
    }
}
