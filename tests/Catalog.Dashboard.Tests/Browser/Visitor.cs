using Catalog.Dashboard.Tests.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>A person with a browser window, signed in. Console errors and violations of the content policy are kept.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a window of 1440 by 900 and signs in.</summary>
    public static async Task<Visitor> ComeAsync(BrowserFixture fixture, DashboardSite site, string account, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var visitor = await OpenAsync(fixture, site, scheme, scripts);
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.Page.FillAsync("#name", account);
        await visitor.Page.FillAsync("#password", DashboardSite.Password);
        await visitor.Page.ClickAsync("main button");

        // Not the load event: where it fires while WaitForURLAsync looks at the address, that waits for it in vain.
        await Assertions.Expect(visitor.Page.Locator("nav[aria-label=Main]")).ToBeVisibleAsync();
        return visitor;
    }

    /// <summary>Opens a window of 1440 by 900, signed out.</summary>
    public static async Task<Visitor> OpenAsync(BrowserFixture fixture, DashboardSite site, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var context = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
        });
        // A limit for what never comes, not a measure: a cold browser on two busy cores takes its time.
        context.SetDefaultTimeout(60_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Fails where the browser complained.</summary>
    public void ComplainsOfNothing() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
