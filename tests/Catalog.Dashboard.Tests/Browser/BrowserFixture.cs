using Microsoft.Playwright;
using Xunit;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>One Chromium for all browser tests: the machine's own, never a downloaded one.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The browser.</summary>
    /// <exception cref="FileNotFoundException">The machine has none.</exception>
    public IBrowser Browser => browser ?? throw new FileNotFoundException($"{Chromium} is missing; install it: apt-get install chromium");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        playwright = await Playwright.CreateAsync();

        // A limit for what never comes, as in Visitor.
        Assertions.SetDefaultExpectTimeout(60_000);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
