using Catalog.Dashboard.Tests.Hosting;
using Catalog.Dashboard.Tests.Security.OpenId;
using Catalog.Jobs.Tests.Storage;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>People come in, and are let in, in a real browser without a mouse.</summary>
public sealed class SignInKeyboardTests(BrowserFixture browser, PostgresFixture postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_provider_lets_a_person_in_and_out_again(bool scripts)
    {
        await using var made = await OpenIdSite.StartAsync(postgres, asks: true);
        await using var visitor = await Visitor.OpenAsync(browser, made.Site, scripts: scripts);
        var page = visitor.Page;
        await page.GotoAsync("/sign-in?to=/review");
        if (scripts)
        {
            await Screenshots.TakeAsync(page, "sign-in-provider-light");
            Assert.Empty((await page.RunAxe()).Violations);
        }

        await page.FocusAsync("#openid");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1", new PageLocatorOptions { HasText = "Provider" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("nav[aria-label=Main]")).ToBeVisibleAsync();
        Assert.EndsWith("/review?locale=de-DE", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("a[href='/account'] .account-name")).ToHaveTextAsync("mia");

        await page.FocusAsync("form[action='/sign-out'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("[role=status] a");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#openid")).ToBeVisibleAsync();
        Assert.Equal(TestProvider.ClientId, made.Provider.SignOut["client_id"]);
        visitor.ComplainsOfNothing();
    }

    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task An_operator_makes_an_account_and_its_person_chooses_a_password(ColorScheme scheme, bool scripts)
    {
        await using var site = await DashboardSite.StartAsync(postgres);
        await using var boss = await Visitor.ComeAsync(browser, site, "operator", scheme, scripts);
        var page = boss.Page;
        await page.GotoAsync("/accounts");
        await page.FocusAsync("#name");
        await page.Keyboard.TypeAsync("mia");
        await page.FocusAsync("input[name=role][value=reviewer]");
        await page.Keyboard.PressAsync("Space");
        await page.FocusAsync("input[name=locale][value='de-DE']");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        var password = await page.Locator(".secret").InnerTextAsync();
        if (scripts) Assert.Empty((await page.RunAxe()).Violations);
        await Screenshots.TakeAsync(page, $"account-made-{scheme.ToString().ToLowerInvariant()}", whole: true);

        await using var mia = await Visitor.OpenAsync(browser, site, scheme, scripts);
        await mia.Page.GotoAsync("/sign-in");
        await mia.Page.FocusAsync("#name");
        await mia.Page.Keyboard.TypeAsync("mia");
        await mia.Page.Keyboard.PressAsync("Tab");
        await mia.Page.Keyboard.TypeAsync(password);
        await mia.Page.Keyboard.PressAsync("Enter");
        await mia.Page.Locator("#next").WaitForAsync();
        if (scripts) Assert.Empty((await mia.Page.RunAxe()).Violations);
        await Screenshots.TakeAsync(mia.Page, $"account-first-{scheme.ToString().ToLowerInvariant()}", whole: true);
        await mia.Page.FocusAsync("#present");
        await mia.Page.Keyboard.TypeAsync(password);
        await mia.Page.Keyboard.PressAsync("Tab");
        await mia.Page.Keyboard.TypeAsync("a password of my own");
        await mia.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(mia.Page.Locator(".notice-good")).ToHaveTextAsync("The password is changed.");
        await mia.Page.GotoAsync("/review");
        Assert.EndsWith("/review?locale=de-DE", mia.Page.Url, StringComparison.Ordinal);
        boss.ComplainsOfNothing();
    }
}
