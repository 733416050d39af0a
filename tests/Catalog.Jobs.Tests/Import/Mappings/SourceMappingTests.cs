using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Mappings;

public sealed class SourceMappingTests
{
    [Fact]
    public void A_column_that_the_file_has_not_got_clears_nothing()
    {
        var mapping = new SourceMapping([new("sku", "No."), new("price", "Price"), new("color", null), new("brand", "Brand", EmptyCell.Keep)], TableSettings.Detect);
        Assert.Equal(EmptyCell.Clear, mapping.Policies!.OfEmpty("price"));
        Assert.Equal(EmptyCell.Keep, mapping.Policies.OfEmpty("color"));
        Assert.Equal(EmptyCell.Keep, mapping.Policies.OfEmpty("brand"));
    }
}
