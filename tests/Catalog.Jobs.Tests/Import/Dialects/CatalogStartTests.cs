using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Import.Tables.Workbooks;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Dialects;

public sealed class CatalogStartTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly DataFolder data;
    private readonly CatalogStart start;

    public CatalogStartTests()
    {
        data = new DataFolder(Path.Combine(temp.Path, "data"));
        start = new CatalogStart(new CatalogFolder(data), data, new ArchiveFolder(data));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string CatalogFile => Path.Combine(data.Root, "catalog.json");

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("shopify-new.csv", "handle", "title", "en-US", "vendor", "product category")]
    [InlineData("shopify-old.csv", "handle", "title", "en-US", "vendor", "product category")]
    [InlineData("akeneo.csv", "sku", "name", "en-US", "brand", "family")]
    [InlineData("google.tsv", "id", "title", "en-US", "brand", "product_type")]
    public async Task The_first_file_of_a_dialect_starts_a_catalogue(string sample, string key, string title, string locale, string brand, string category)
    {
        var (loaded, notes) = await start.LoadForAsync(Samples.PathOf(sample), sample, TableSettings.Detect, keep: true, Token);
        Assert.Empty(loaded.Problems);
        var catalog = loaded.Definition!;
        Assert.Equal((key, title, locale, brand, category), (catalog.Columns.Key, catalog.Columns.Title, catalog.SourceLocale, catalog.Columns.Brand, catalog.Columns.Category));
        Assert.Equal([locale], catalog.Locales.Select(rules => rules.Code));
        Assert.Contains("description", catalog.Columns.Facts);
        Assert.Null(catalog.Approval.MaxSeverity);
        Assert.Contains(CatalogFile, Assert.Single(notes), StringComparison.Ordinal);
        Assert.Contains("// The locales to write", await File.ReadAllTextAsync(CatalogFile, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_that_no_row_has_stay_out_and_those_of_the_shop_come_in()
    {
        var (loaded, _) = await start.LoadForAsync(Samples.PathOf("shopify-new.csv"), "shop.csv", TableSettings.Detect, keep: true, Token);
        Assert.Equal(["title", "vendor", "product category", "type", "options", "weight", "gender", "age group", "Material", "tags", "description"], loaded.Definition!.Columns.Facts);
        Assert.Equal("|", loaded.Definition.Columns.Lists["options"]);
        Assert.Equal("image 1", loaded.Definition.Columns.Pictures[0]);
        Assert.Equal("shop", loaded.Definition.Name);
    }

    [Fact]
    public async Task A_dry_run_writes_none()
    {
        var (loaded, notes) = await start.LoadForAsync(Samples.PathOf("google.tsv"), "feed.tsv", TableSettings.Detect, keep: false, Token);
        Assert.NotNull(loaded.Definition);
        Assert.Contains("importing it writes", Assert.Single(notes), StringComparison.Ordinal);
        Assert.False(File.Exists(CatalogFile));
    }

    [Fact]
    public async Task The_language_of_the_texts_is_the_source_locale()
    {
        var file = temp.Write("a.tsv", "id\ttitle\tdescription\timage_link\tprice\n1\tWanderrucksack\tEin leichter Rucksack für Tageswanderungen mit Regenhülle und vielen Fächern.\tx\t1 EUR\n");
        Assert.Equal("de-DE", (await start.LoadForAsync(file, "a.tsv", TableSettings.Detect, keep: false, Token)).Loaded.Definition!.SourceLocale);
        Assert.Equal("fr-FR", (await start.LoadForAsync(file, "a.tsv", TableSettings.Detect with { SourceLocale = "fr-FR" }, keep: false, Token)).Loaded.Definition!.SourceLocale);
    }

    [Fact]
    public async Task A_catalogue_that_is_there_stays()
    {
        data.Create();
        await start.LoadForAsync(Samples.PathOf("google.tsv"), "feed.tsv", TableSettings.Detect, keep: true, Token);
        var before = await File.ReadAllTextAsync(CatalogFile, Token);
        var (loaded, notes) = await start.LoadForAsync(Samples.PathOf("akeneo.csv"), "akeneo.csv", TableSettings.Detect, keep: true, Token);
        Assert.Equal(("id", 0, before), (loaded.Definition!.Columns.Key, notes.Count, await File.ReadAllTextAsync(CatalogFile, Token)));
    }

    [Fact]
    public async Task A_file_in_no_dialect_and_one_without_products_start_none()
    {
        Assert.Null((await start.LoadForAsync(temp.Write("a.csv", "sku,title\nP-1,Bag\n"), "a.csv", TableSettings.Detect, keep: true, Token)).Loaded.Definition);
        Assert.Null((await start.LoadForAsync(Samples.PathOf("shopify-translations.csv"), "t.csv", TableSettings.Detect, keep: true, Token)).Loaded.Definition);
        var (broken, _) = await start.LoadForAsync(temp.Write("b.csv", ""), "b.csv", TableSettings.Detect, keep: true, Token);
        Assert.Contains("is empty", broken.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(CatalogFile));
    }

    [Fact]
    public async Task The_catalogue_in_a_zip_is_adopted()
    {
        var catalog = await File.ReadAllBytesAsync(Path.Combine(Catalog.Jobs.Tests.Catalogs.DemoCatalog.Folder, "catalog.json"), Token);
        var glossary = await File.ReadAllBytesAsync(Path.Combine(Catalog.Jobs.Tests.Catalogs.DemoCatalog.Folder, "glossary.csv"), Token);
        var zip = temp.Write("shop.zip", TestWorkbook.Zip(("shop/catalog.json", catalog), ("shop/glossary.csv", glossary), ("shop/products.csv", "sku,title\n"u8.ToArray())));
        var (loaded, _) = await start.LoadForAsync(zip, "shop.zip", TableSettings.Detect, keep: true, Token);
        Assert.Equal("Demo shop", loaded.Definition!.Name);
        Assert.True(File.Exists(CatalogFile));
    }
}
