using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>A term is added without a mouse, with scripts and without.</summary>
public sealed class GlossaryKeyboardTests(BrowserFixture browser, PostgresFixture postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_term_can_be_added_with_the_keyboard_alone(bool scripts)
    {
        await using var site = await Hosting.DashboardSite.StartAsync(postgres);
        await using var visitor = await Visitor.ComeAsync(browser, site, "reviewer", scripts: scripts);
        var page = visitor.Page;
        await page.GotoAsync("/glossary");
        await page.FocusAsync("text=Add a term");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/glossary/entry");
        await page.FocusAsync("#term");
        await page.Keyboard.TypeAsync("Ranzen");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Forbidden");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("German");
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("main button[value=save]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/glossary?done=saved");
        Assert.Equal("forbidden de-DE", await site.Seeder.ScalarAsync<string>("select rule || ' ' || locale from glossary_entry where term = 'Ranzen'"));
        visitor.ComplainsOfNothing();
    }
}
