using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Catalogs;

public sealed class PoliciesReaderTests : IDisposable
{
    private const string Columns = "\"mustSay\": [\"features\"]";

    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Policies_and_full_sources_are_read()
    {
        var catalog = (await LoadAsync((Columns, $"{Columns}, \"empty\": {{ \"color\": \"keep\", \"price\": \"clear\" }}, \"badValues\": {{ \"image\": \"skip\" }}"), ("products.csv\" }", "products.csv\", \"full\": true }"))).Definition!;
        var policies = catalog.Columns.Policies;
        Assert.Equal((EmptyCell.Keep, EmptyCell.Clear, EmptyCell.Clear), (policies.OfEmpty("color"), policies.OfEmpty("price"), policies.OfEmpty("title")));
        Assert.Equal((BadValue.SkipValue, BadValue.RejectRow), (policies.OfBad("image"), policies.OfBad("sheet")));
        Assert.True(Assert.Single(catalog.Sources).Full);
    }

    [Theory]
    [InlineData("\"empty\": { \"color\": \"drop\" }", "columns.empty.color", "\"clear\" or \"keep\"")]
    [InlineData("\"empty\": { \"size\": \"keep\" }", "columns.empty.size", "none of the columns")]
    [InlineData("\"empty\": { \"sku\": \"keep\" }", "columns.empty.sku", "article number")]
    [InlineData("\"badValues\": { \"title\": \"skip\" }", "columns.badValues.title", "can't be skipped")]
    public async Task What_makes_no_sense_is_a_problem_with_its_place(string policy, string where, string message)
    {
        var problem = Assert.Single((await LoadAsync((Columns, $"{Columns}, {policy}"))).Problems);
        Assert.Equal(where, problem.Where);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_source_is_the_only_one()
    {
        var problem = Assert.Single((await LoadAsync(("products.csv\" }", "products.csv\", \"full\": true }, { \"name\": \"other\", \"file\": \"b.csv\" }"))).Problems);
        Assert.Equal("sources[0].full", problem.Where);
    }

    private Task<CatalogLoadResult> LoadAsync(params (string From, string To)[] changes)
    {
        temp.Write("terms.csv", CatalogLoaderTests.Terms);
        var text = changes.Aggregate(CatalogLoaderTests.Good, (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal));
        return CatalogLoader.LoadAsync(temp.Write("catalog.json", text), TestContext.Current.CancellationToken);
    }
}
