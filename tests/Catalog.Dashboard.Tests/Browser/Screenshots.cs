using Catalog.Dashboard.Tests.Hosting;
using Microsoft.Playwright;

namespace Catalog.Dashboard.Tests.Browser;

/// <summary>Where pictures of pages go: artifacts/screenshots; those that the documentation shows to docs/screenshots, too, where CATALOG_SCREENSHOTS is <c>docs</c>.</summary>
internal static class Screenshots
{
    private static readonly string[] Shown = ["overview", "review", "product", "run", "import", "quality"];

    public static async Task TakeAsync(IPage page, string name, bool whole = false)
    {
        await page.EvaluateAsync("() => Promise.all([...document.images].filter(image => image.src).map(image => { image.loading = 'eager'; return image.decode().catch(() => null); }))");
        var isForDocs = Environment.GetEnvironmentVariable("CATALOG_SCREENSHOTS") == "docs" && Shown.Contains(name.Split('-')[0]);
        foreach (var folder in isForDocs ? ["artifacts", "docs"] : new[] { "artifacts" })
        {
            var path = Path.Combine(Repository.Root, folder, "screenshots", $"{name}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = whole });
        }
    }
}
