using Catalog.Jobs.Tests.Review;

namespace Catalog.Dashboard.Tests.Seeding;

/// <summary>A queue of many texts, one product each, named by their numbers.</summary>
public static class LongQueue
{
    public static async Task FillAsync(Seeder seeder, int texts)
    {
        string[] locales = ["de-DE", "ja-JP", "ar-SA", "fr-FR"];
        for (var n = 1; n <= texts; n++)
        {
            var product = await seeder.ProductAsync($"N-{n:000}", $"title: Nordvik Lamp {n:000}", "category: Desk Lamp", "color: white");
            await seeder.TextAsync(product, new SeededText(
                locales[n % locales.Length], "needs_review", SeededText.Fields($"Nordvik {n:000}", "Text", "Punkt", "Bild"), SeededText.Says("title: Nordvik")));
        }

        // In their order, whatever second each was written in.
        await seeder.ExecuteAsync("update copy set waiting_since = '2026-11-24 00:00:00+00'");
    }
}
