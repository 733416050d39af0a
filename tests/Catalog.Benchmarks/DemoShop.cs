using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using CsvHelper;

namespace Catalog.Benchmarks;

/// <summary>The demo catalogue's products and tasks, read without a database.</summary>
internal sealed class DemoShop
{
    private DemoShop(CatalogDefinition catalog, IReadOnlyList<Product> products) => (Catalog, Products) = (catalog, products);

    public CatalogDefinition Catalog { get; }

    public IReadOnlyList<Product> Products { get; }

    public static string Root { get; } = FindRoot();

    public static Task<OnnxTextEngine> EngineAsync(EngineOptions options) =>
        OnnxTextEngine.LoadAsync(Path.Combine(Root, "data/models/demo"), options, CancellationToken.None);

    public static async Task<DemoShop> LoadAsync(int count)
    {
        var loaded = await CatalogLoader.LoadAsync(Path.Combine(Root, "data/demo/catalog.json"), CancellationToken.None);
        var catalog = loaded.Definition ?? throw new InvalidOperationException(loaded.Message);
        return new DemoShop(catalog, [.. Read(catalog).Take(count)]);
    }

    /// <summary>A product's opening; <paramref name="filler"/> lengthens the system text.</summary>
    public static async Task<Opening> OpeningAsync(Product product, string filler = "")
    {
        var pictures = await Task.WhenAll(product.Pictures.Select(picture => Picture.FromFileAsync(picture.Path, CancellationToken.None)));
        return new Opening(SystemTexts.Get(SystemTextEdition.Compact) + filler, ProductBlock.Write(product), pictures, []);
    }

    /// <summary>The write task of a product in a locale.</summary>
    public string WriteTask(Product product, LocaleRules locale) =>
        Prompts.Write(new WriteRequest(locale, Catalog.Fields, GlossarySelection.For(product, locale.Code, Catalog.Glossary)));

    private static IEnumerable<Product> Read(CatalogDefinition catalog)
    {
        using var reader = CsvReader.FromFile(Path.Combine(Root, "data/demo/products.csv"));
        reader.ReadHeader();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var sku = reader.GetString(catalog.Columns.Key);
            if (sku.Length == 0 || reader.GetString(catalog.Columns.Title).Length == 0 || !seen.Add(sku)) continue;
            var facts = catalog.Columns.Facts
                .Select(key => new Fact(key, Values(reader.GetString(key), catalog.Columns.Lists.GetValueOrDefault(key))))
                .Where(fact => fact.Values.Count > 0);
            var (pictures, documents) = (Files(reader, catalog.Columns.Pictures), Files(reader, catalog.Columns.Documents));
            yield return new Product(0, sku, [.. facts], new Dictionary<string, string>(), pictures, documents, "");
        }
    }

    private static MediaFile[] Files(CsvReader reader, IEnumerable<string> columns) =>
        [.. columns.Select(reader.GetString).Where(file => file.Length > 0).Select(file => new MediaFile(Path.Combine(Root, "data/demo", file), ""))];

    private static string[] Values(string cell, string? separator) =>
        separator is null ? (cell.Length == 0 ? [] : [cell]) : cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Catalog.sln above the program");
    }
}
