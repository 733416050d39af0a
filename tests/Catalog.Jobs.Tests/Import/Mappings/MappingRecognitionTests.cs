using Catalog.Jobs.Import.Mappings;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Mappings;

public sealed class MappingRecognitionTests
{
    private static readonly SavedMapping[] All =
    [
        Saved("by columns", "", "Nr,Name,Lager", "sku=Nr title=Name"),
        Saved("by name", "preise-*.csv", "Artikel,Text,Preis", "sku=Artikel title=Text price=Preis"),
        Saved("empty", "*", "sku,title", ""),
    ];

    [Theory]
    [InlineData("anything.csv", "Lager,Nr,Name", "by columns")] // The same columns in another order.
    [InlineData("anything.csv", "Nr,Name,Neu", "by columns")] // All that it wants is there.
    [InlineData("anything.csv", "Nr,Bezeichnung", null)] // One is missing, and the name says nothing.
    [InlineData("preise-7.csv", "Artikel,Bezeichnung,Preis", "by name")] // Called so, and one column was renamed.
    [InlineData("PREISE-7.CSV", "Artikel,Text,Preis", "by name")]
    [InlineData("preise-7.csv", "Artikel,Bezeichnung,Betrag", null)] // Less than half is left: another source that is called alike.
    [InlineData("preise-7.csv", "Nr,Name,Lager", "by columns")] // The same columns say more than a name.
    [InlineData("anything.csv", "Nr,Name,Lager,line,column,reason,hint", "by columns")] // Its rejects file.
    [InlineData("anything.csv", "sku,title", null)] // A mapping that maps nothing is nobody's.
    public void Files_find_the_mapping_of_their_source(string file, string header, string? found) =>
        Assert.Equal(found, MappingRecognition.Find(All, file, header.Split(','))?.Name);

    [Theory]
    [InlineData("prices-2026-11-24.csv", "prices-*.csv")]
    [InlineData("20261124 Preise v3.xlsx", "* Preise v*.xlsx")]
    [InlineData("products.csv", "products.csv")]
    [InlineData("export_2026.11.24_0300.csv", "export_*.csv")]
    public void A_names_numbers_may_be_others(string name, string pattern)
    {
        Assert.Equal(pattern, FilePattern.Of(name));
        Assert.True(FilePattern.Fits(pattern, name));
        Assert.False(FilePattern.Fits(pattern, "other.csv"));
    }

    [Theory]
    [InlineData("color", "Color,COLOUR,size", "Color,COLOUR")]
    [InlineData("title", "Titel,subtitle,name", "Titel,subtitle")]
    [InlineData("Produkt-Name", "Produktname,Product name,Preis", "Produktname,Product name")]
    [InlineData("größe", "Grosse,Größe,GROESSE", "Grosse,Größe,GROESSE")]
    [InlineData("battery life", "Battery life (h),Life of battery,weight", "Battery life (h),Life of battery")]
    [InlineData("id", "ID,sku,ad", "ID")]
    [InlineData("重量", "重量,色", "重量")]
    public void Near_names_are_suggestions_the_nearest_first(string wanted, string names, string near) =>
        Assert.Equal(near.Split(','), NearNames.Of([wanted], names.Split(',')));

    private static SavedMapping Saved(string name, string pattern, string header, string matches) =>
        (matches.Length == 0 ? new("", "", [], SourceMapping.None, "", default) : MappedTableTests.Saved(matches)) with { Name = name, FilePattern = pattern, Header = header.Split(',') };
}
