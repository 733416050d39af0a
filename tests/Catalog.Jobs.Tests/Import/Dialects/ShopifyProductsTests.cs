using Catalog.Jobs.Tests.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Dialects;

public sealed class ShopifyProductsTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("shopify-new.csv")]
    [InlineData("shopify-old.csv")]
    public async Task Lines_of_one_handle_are_a_product(string sample)
    {
        var read = await ReadTable.OfAsync(Samples.PathOf(sample));
        Assert.Equal("shopify-products", read.Format.Dialect);
        Assert.Equal(["trail-backpack", "enamel-mug"], read.Rows.Select(row => row.Cells[0]));
        Assert.Equal([3, 1], read.Rows.Select(row => row.Parts.Count));
        Assert.Equal(["2", "4", "5"], read.Rows[0].Parts.Select(part => $"{part.Line}"));
        Assert.Equal("Trail Backpack", read.Cell(0, "title"));
        Assert.Equal("A light backpack for day hikes. 24 l Rain cover", read.Cell(0, "description"));
        Assert.Equal("Color: Black, Red | Size: S, M", read.Cell(0, "options"));
        Assert.Equal("", read.Cell(1, "options"));
        Assert.Equal("hiking | outdoor | summer", read.Cell(0, "tags"));
        Assert.Equal("00123-B | 00123-R | 00124-R", read.Cell(0, "sku"));
        Assert.Equal("4006381333931 | 4006381333948", read.Cell(0, "barcode"));
        Assert.Equal("89.90 | 94.90", read.Cell(0, "price"));
        Assert.Equal("850 g | 900 g", read.Cell(0, "weight"));
        Assert.Equal("", read.Cell(1, "weight"));
        Assert.Equal("recycled polyester", read.Cell(0, "Material"));
        Assert.Equal("unisex", read.Cell(0, "gender"));
    }

    [Theory]
    [InlineData("shopify-new.csv")]
    [InlineData("shopify-old.csv")]
    public async Task Pictures_come_in_the_order_of_their_positions_and_those_of_variants_last(string sample)
    {
        var read = await ReadTable.OfAsync(Samples.PathOf(sample));
        Assert.Equal(
            ["https://cdn.example/trail-1.jpg", "https://cdn.example/trail-2.jpg", "https://cdn.example/trail-black.jpg", "https://cdn.example/trail-red.jpg", ""],
            Enumerable.Range(1, 5).Select(number => read.Cell(0, $"image {number}")));
    }

    [Fact]
    public async Task Both_spellings_give_the_same_columns_for_the_same_product()
    {
        var (today, before) = (await ReadTable.OfAsync(Samples.PathOf("shopify-new.csv")), await ReadTable.OfAsync(Samples.PathOf("shopify-old.csv")));
        foreach (var column in new[] { "handle", "title", "description", "vendor", "product category", "type", "tags", "options", "sku", "barcode", "price", "weight", "gender", "age group", "seo title", "image alt texts" })
            Assert.Equal(today.Cell(0, column), before.Cell(0, column));
    }

    [Fact]
    public async Task A_picture_too_many_is_kept_and_no_column_is_lost()
    {
        var lines = string.Concat(Enumerable.Range(1, 12).Select(i => $"bag,{(i == 1 ? "Bag" : "")},https://cdn.example/{i}.jpg,{i},{(i == 1 ? "a note" : "")}\n"));
        var read = await ReadTable.OfAsync(temp.Write("a.csv", "Handle,Title,Image Src,Image Position,My own column\n" + lines));
        Assert.Equal(("https://cdn.example/10.jpg", "https://cdn.example/11.jpg | https://cdn.example/12.jpg", "a note"), (read.Cell(0, "image 10"), read.Cell(0, "more images"), read.Cell(0, "My own column")));
    }

    [Fact]
    public async Task A_line_without_a_handle_is_a_row_of_its_own()
    {
        var read = await ReadTable.OfAsync(temp.Write("a.csv", "Handle,Title,Variant SKU\nbag,Bag,1\nbag,,2\n,Lost,3\n,,4\nbag,,5\n"));
        Assert.Equal([("bag", 2), ("", 1), ("", 1), ("bag", 1)], read.Rows.Select(row => (row.Cells[0], row.Parts.Count)));
    }

    [Fact]
    public async Task What_is_wrong_with_a_line_is_wrong_with_its_product()
    {
        var read = await ReadTable.OfAsync(temp.Write("a.csv", "Handle,Title,Variant SKU\nbag,Bag,1\nbag,,2,3\ncup,\"Cup\"x,1\n"));
        Assert.Equal(("wrong-cells", "Line 3 has 4 cells, the header 3."), (Assert.Single(read.Rows[0].Faults).Code, read.Rows[0].Faults[0].Reason));
        Assert.Equal([false, true], read.Rows.Select(row => row.IsGarbled));
    }

    [Fact]
    public async Task Where_the_catalogue_names_the_files_own_columns_they_stay()
    {
        var read = await ReadTable.OfAsync(Samples.PathOf("shopify-old.csv"), null, "Handle", "Title", "Vendor");
        Assert.Null(read.Format.Dialect);
        Assert.Equal(4, read.Rows.Count);
        Assert.Equal("shopify-products", (await ReadTable.OfAsync(Samples.PathOf("shopify-old.csv"), null, "handle", "title", "vendor")).Format.Dialect);
    }
}
