using System.Net;
using Catalog.Dashboard.Tests.Hosting;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class AccountsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private DashboardSite site = null!;
    private SiteClient boss = null!;

    public async ValueTask InitializeAsync()
    {
        site = await DashboardSite.StartAsync(postgres);
        boss = await site.ClientAsync("operator");
    }

    public async ValueTask DisposeAsync()
    {
        boss.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task An_account_is_made_its_person_signs_in_once_and_sees_nothing_before_they_chose_a_password()
    {
        var password = await MakeAsync("mia");
        using var mia = await site.ClientAsync();
        Assert.Equal("/account", (await mia.TrySignInAsync("mia", password)).Location);
        Assert.Equal("/account", (await mia.GetAsync("/review")).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await mia.GetAsync("/notifications/count", ("HX-Request", "true"))).Status);
        var page = await mia.GetAsync("/account");
        Assert.Contains("Choose a password of your own", page.TextOf("[role=status]"), StringComparison.Ordinal);
        var same = await mia.SubmitAsync(page, "main form", ("present", password), ("next", password));
        Assert.Contains("choose another", same.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await mia.SubmitAsync(same, "main form", ("present", password), ("next", "a password of my own"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await mia.GetAsync("/review")).Status);
        using var again = await site.ClientAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.TrySignInAsync("mia", password)).Status);
    }

    [Fact]
    public async Task The_password_is_on_no_later_page()
    {
        var password = await MakeAsync("mia");
        Assert.DoesNotContain(password, (await boss.GetAsync("/accounts")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, (await boss.GetAsync(await AddressAsync("mia"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, (await boss.GetAsync("/audit")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        var answer = await boss.SubmitAsync(await boss.GetAsync("/accounts"), "main form[method=post]", ("name", "viewer"), ("role", Role.Merchandiser), ("locale", "de-DE"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("There is an account viewer already", answer.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("viewer", answer.Document.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(["merchandiser", "de-DE"], answer.Document.QuerySelectorAll("input[checked]").Select(box => box.GetAttribute("value")));
    }

    [Fact]
    public async Task Roles_and_locales_are_changed_and_hold_at_once()
    {
        using var client = await site.ClientAsync("viewer");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/review")).Status);
        var saved = await boss.SubmitAsync(await boss.GetAsync(await AddressAsync("viewer")), "button[value=change]", ("role", Role.Reviewer), ("locale", "fr-FR"));
        Assert.StartsWith("Saved.", saved.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("/review?locale=fr-FR", (await client.GetAsync("/review")).Location);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/review?locale=fr-FR")).Status);
        Assert.Contains("fr-FR", (await boss.GetAsync("/accounts?q=view")).TextOf("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_ends_the_persons_sign_ins_and_shows_a_password_once()
    {
        using var client = await site.ClientAsync("viewer");
        var reset = await boss.SubmitAsync(await boss.GetAsync(await AddressAsync("viewer")), "button[value=reset]");
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).Status);
        Assert.Equal("/account", (await client.TrySignInAsync("viewer", reset.TextOf(".secret"))).Location);
    }

    [Fact]
    public async Task A_resting_account_is_seen_and_woken()
    {
        using var client = await site.ClientAsync();
        for (var i = 0; i < AccountStore.MaxFailures; i++) await client.TrySignInAsync("viewer", "a wrong password");
        Assert.Contains("rests until", (await boss.GetAsync("/accounts?q=viewer")).TextOf("tbody"), StringComparison.Ordinal);
        await boss.SubmitAsync(await boss.GetAsync(await AddressAsync("viewer")), "button[value=unlock]");
        await client.SignInAsync("viewer", DashboardSite.Password);
    }

    [Fact]
    public async Task An_operator_keeps_their_own_role()
    {
        var page = await boss.GetAsync(await AddressAsync("operator"));
        Assert.Null(page.Document.QuerySelector("button[value=disable], button[value=reset]"));
        var refused = await boss.SubmitAsync(page, "button[value=change]", ("role", Role.Viewer));
        Assert.Contains("another operator can", refused.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await boss.GetAsync("/accounts")).Status);
    }

    [Fact]
    public async Task What_the_page_does_not_know_is_refused()
    {
        var page = await boss.GetAsync(await AddressAsync("viewer"));
        Assert.Equal(HttpStatusCode.BadRequest, (await boss.SubmitAsync(page, "main form[method=post]", ("action", "promote"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.GetAsync("/accounts/4711")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.SubmitAsync(page, "button[value=change]", ("role", "admin"))).Status);
        Assert.Contains("No account of that name", (await boss.GetAsync("/accounts?q=%25")).TextOf("main"), StringComparison.Ordinal);
    }

    private async Task<string> MakeAsync(string name)
    {
        var made = await boss.SubmitAsync(await boss.GetAsync("/accounts"), "main form[method=post]", ("name", name), ("role", Role.Reviewer));
        Assert.Equal($"One-time password for {name}", made.TextOf("#one-time-title"));
        return made.TextOf(".secret");
    }

    private async Task<string> AddressAsync(string name) => $"/accounts/{await site.Seeder.ScalarAsync<long>($"select id from account where name = '{name}'")}";
}
