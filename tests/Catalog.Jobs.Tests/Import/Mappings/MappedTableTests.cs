using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Mappings;

public sealed class MappedTableTests
{
    private static readonly ColumnMapping Columns = new("sku", "title", ["title", "color"], new Dictionary<string, string>(), [], [], ["price"], "color", null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogues_columns_come_first_and_unused_ones_behind_them()
    {
        var table = MappedTable.Over(new ListTable("Name,Nr,Lager,title", "Rucksack,A-1,12,old"), Saved("sku=Nr title=Name color= price="), Columns);
        Assert.Equal(["sku", "title", "color", "price", "Lager"], table.Header);
        Assert.Equal(["Name", "Nr", "Lager", "title"], table.SourceHeader);
        Assert.Equal(["A-1", "Rucksack", "", "", "12"], (await RowsAsync(table)).Single().Cells);
    }

    [Fact]
    public async Task A_row_remembers_how_the_file_has_it()
    {
        var row = (await RowsAsync(MappedTable.Over(new ListTable("Name,Nr", "Rucksack,A-1"), Saved("sku=Nr title=Name color= price="), Columns))).Single();
        Assert.Equal(["Rucksack", "A-1"], Assert.Single(row.Parts).Cells);
        Assert.Equal(2, row.Parts[0].Line);
    }

    [Fact]
    public async Task One_column_of_the_file_may_be_two_of_the_catalogue()
    {
        var table = MappedTable.Over(new ListTable("Nr,Name", "A-1,Blau"), Saved("sku=Nr title=Name color=Name price="), Columns);
        Assert.Equal(["A-1", "Blau", "Blau", ""], (await RowsAsync(table)).Single().Cells);
    }

    [Theory]
    [InlineData("A-1")]
    [InlineData("A-1,Blau,x")]
    [InlineData("A-1,Blau,x,y")]
    public async Task A_row_with_another_number_of_cells_never_fits(string row)
    {
        var table = MappedTable.Over(new ListTable("Nr,Name", row), Saved("sku=Nr title=Name color= price="), Columns);
        Assert.NotEqual(table.Header.Count, (await RowsAsync(table)).Single().Cells.Length);
    }

    [Fact]
    public void A_mapping_without_columns_is_the_table_itself()
    {
        var table = new ListTable("sku,title");
        Assert.Same(table, MappedTable.Over(table, new("x", "", [], SourceMapping.None, "", default), Columns));
    }

    [Fact]
    public void A_missing_column_is_refused_with_its_name_what_is_new_and_where_to_mend_it()
    {
        var refused = Assert.Throws<RefusedFileException>(() => MappedTable.Over(
            new ListTable("Nr,Produktname"), Saved("sku=Nr title=Produkt-Name color= price=", "Nr,Produkt-Name"), Columns));
        Assert.Equal(
            "The mapping \"Supplier\" takes title from the column \"Produkt-Name\", which the file doesn't have (is it \"Produktname\" now?). " +
            "Columns of the file that the mapping doesn't know: \"Produktname\". " +
            "Nothing was imported. Bring the file once in the dashboard, under Imports, and say there which column it is; the mapping is saved anew with it.",
            refused.Message);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_refused()
    {
        var refused = Assert.Throws<RefusedFileException>(() => MappedTable.Over(new ListTable("Nr,Name,Name"), Saved("sku=Nr title=Name color= price="), Columns));
        Assert.Contains("from the column \"Name\", which the file has twice.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_catalogue_got_since_is_refused()
    {
        var refused = Assert.Throws<RefusedFileException>(() => MappedTable.Over(new ListTable("Nr,Name"), Saved("sku=Nr title=Name color="), Columns));
        Assert.Contains("says nothing about the catalogue's column \"price\"", refused.Message, StringComparison.Ordinal);
    }

    internal static SavedMapping Saved(string matches, string header = "") => new(
        "Supplier", "", header.Split(','),
        new([.. matches.Split(' ').Select(match => match.Split('=')).Select(match => new ColumnMatch(match[0], match[1].Length == 0 ? null : match[1]))], TableSettings.Detect), "test", default);

    private static async Task<List<TableRow>> RowsAsync(ITable table)
    {
        var rows = new List<TableRow>();
        await foreach (var row in table.ReadAsync(null, Token)) rows.Add(row);
        return rows;
    }
}
