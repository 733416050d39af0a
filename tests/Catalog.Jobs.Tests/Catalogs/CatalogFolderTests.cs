using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Catalogs;

public sealed class CatalogFolderTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly CatalogFolder folder;

    public CatalogFolderTests() => folder = new CatalogFolder(new DataFolder(Path.Combine(temp.Path, "data")));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task The_catalogue_beside_a_file_is_adopted_with_its_glossary_and_its_comments()
    {
        temp.Write("terms.csv", CatalogLoaderTests.Terms);
        temp.Write("catalog.json", "\uFEFF// ours\n" + CatalogLoaderTests.Good);
        var result = await folder.LoadForAsync(Path.Combine(temp.Path, "products.csv"), Token);
        Assert.Equal(3, result.Definition!.Glossary.Count);
        // Sources stay where they are.
        Assert.Equal(Path.Combine(temp.Path, "in/products.csv"), Assert.IsType<SourceFile>(Assert.Single(result.Definition.Sources)).File);
        Assert.StartsWith("// ours\n", await File.ReadAllTextAsync(folder.CatalogFile, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_that_is_there_stays()
    {
        temp.Write("terms.csv", CatalogLoaderTests.Terms);
        await folder.AdoptAsync(temp.Write("catalog.json", CatalogLoaderTests.Good), Token);
        var other = temp.Write("other/catalog.json", CatalogLoaderTests.Good.Replace("\"Shop\"", "\"Other\"", StringComparison.Ordinal));
        Assert.Equal("Shop", (await folder.AdoptAsync(other, Token)).Definition!.Name);
    }

    [Fact]
    public async Task A_catalogue_with_problems_is_not_adopted()
    {
        var result = await folder.AdoptAsync(temp.Write("catalog.json", "{}"), Token);
        Assert.NotEmpty(result.Problems);
        Assert.False(folder.Exists);
    }

    [Fact]
    public async Task Without_any_catalogue_it_says_how_to_get_one() =>
        Assert.Contains("./catalog import", (await folder.LoadForAsync(Path.Combine(temp.Path, "products.csv"), Token)).Message, StringComparison.Ordinal);
}
