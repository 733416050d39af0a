using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>What a person does with the pages that bring files.</summary>
internal static class WizardPerson
{
    /// <summary>Brings a file; the first step is shown then.</summary>
    public static async Task BringAsync(this IPage page, string name, byte[] content)
    {
        await page.GotoAsync("/imports");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.ClickAsync("text=Bring it");
        await page.WaitForURLAsync("**/format");
    }

    /// <summary>Waits for something; without scripts a person looks again.</summary>
    public static async Task UntilAsync(this IPage page, string selector, bool scripts)
    {
        for (var attempt = 0; !scripts && attempt < 600 && await page.Locator(selector).CountAsync() == 0; attempt++) await page.ReloadAsync();
        await Expect(page.Locator(selector)).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <summary>Goes on by the tabulator until something has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement !== null && document.activeElement.matches(selector)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} can't be reached by the keyboard at {page.Url}");
    }

    /// <summary>Presses a button by the keyboard.</summary>
    public static async Task PressKeyAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Takes screenshots in light, dark and narrow, and asks axe.</summary>
    public static async Task LooksWellAsync(this IPage page, string name)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 400) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 900);
            await Screenshots.TakeAsync(page, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}", whole: true);
            Assert.Empty((await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1280, 900);
    }
}
