using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Import.Tables;
using Catalog.Jobs.Tests.Import.Tables.Workbooks;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Dialects;

public sealed class DialectTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("shopify-new.csv", "shopify-products")]
    [InlineData("shopify-old.csv", "shopify-products")]
    [InlineData("shopify-translations.csv", "shopify-translations")]
    [InlineData("akeneo.csv", "akeneo")]
    [InlineData("google.tsv", "google-merchant")]
    public async Task A_dialect_is_recognised_by_its_header(string sample, string dialect)
    {
        Assert.Equal(dialect, (await ReadTable.OfAsync(Samples.PathOf(sample))).Format.Dialect);
        var plain = await ReadTable.OfAsync(Samples.PathOf(sample), TableSettings.Detect with { Dialect = "none" });
        Assert.Null(plain.Format.Dialect);
        Assert.Single(KnownDialects.All, one => one.Recognises(plain.Header));
    }

    [Theory]
    [InlineData("sku,title,color,price,image")]
    [InlineData("Handle,Title,Color")]
    [InlineData("id,title,description")]
    [InlineData("sku,name,family")]
    public void Other_headers_are_none(string header) => Assert.DoesNotContain(KnownDialects.All, dialect => dialect.Recognises(header.Split(',')));

    [Fact]
    public async Task A_dialect_that_a_person_names_must_fit()
    {
        Assert.Contains("hasn't the header of an Akeneo", await ReadTable.RefusalAsync(Samples.PathOf("google.tsv"), TableSettings.Detect with { Dialect = "akeneo" }), StringComparison.Ordinal);
        Assert.Contains("is no dialect", await ReadTable.RefusalAsync(Samples.PathOf("google.tsv"), TableSettings.Detect with { Dialect = "magento" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Akeneos_source_locale_is_the_facts_and_the_others_keep_their_names()
    {
        var read = await ReadTable.OfAsync(Samples.PathOf("akeneo.csv"));
        Assert.Equal(("00123", "Trail Backpack", "A light backpack.", "black,red", "0.850 kg"), (read.Cell(0, "sku"), read.Cell(0, "name"), read.Cell(0, "description"), read.Cell(0, "color"), read.Cell(0, "weight")));
        Assert.Equal(("Wanderrucksack", "Light backpack.", "89.90", "2026-11-01"), (read.Cell(0, "name-de_DE"), read.Cell(0, "description-en_US-mobile"), read.Cell(0, "price-EUR"), read.Cell(0, "release_date")));
        Assert.DoesNotContain("weight-unit", read.Header);
        var german = await ReadTable.OfAsync(Samples.PathOf("akeneo.csv"), TableSettings.Detect with { SourceLocale = "de-DE" });
        Assert.Equal(("Wanderrucksack", "Ein leichter Rucksack.", "Trail Backpack"), (german.Cell(0, "name"), german.Cell(0, "description"), german.Cell(0, "name-en_US")));
    }

    [Theory]
    [InlineData("name", "name", null, null)]
    [InlineData("name-en_US", "name", "en-US", null)]
    [InlineData("description-de_DE-mobile", "description", "de-DE", "mobile")]
    [InlineData("price-EUR", "price-EUR", null, null)]
    [InlineData("price-en_US-ecommerce-USD", "price-USD", "en-US", "ecommerce")]
    [InlineData("release-mobile", "release", null, "mobile")]
    [InlineData("size-XXL", "size-XXL", null, null)]
    [InlineData("name-zh_Hans_CN", "name", "zh-Hans-CN", null)]
    [InlineData("PACK-products", "PACK-products", null, null)]
    public void Akeneos_names_are_parted_into_attribute_locale_and_channel(string name, string attribute, string? locale, string? channel)
    {
        if (locale == "zh-Hans-CN" && Catalog.Jobs.Catalogs.LocaleCodes.Problem(locale) is not null) (attribute, locale) = (name, null);
        Assert.Equal(new AkeneoColumn(attribute, locale, channel), AkeneoColumn.Of(name, new HashSet<string> { "mobile", "ecommerce" }));
    }

    [Fact]
    public async Task Googles_feed_has_its_attributes_and_lists()
    {
        var read = await ReadTable.OfAsync(Samples.PathOf("google.tsv"));
        Assert.Equal(('\t', "00123-B", "Trail Backpack", "polyester"), (read.Format.Delimiter, read.Cell(0, "id"), read.Cell(0, "title"), read.Cell(0, "material")));
        Assert.Equal(["https://cdn.example/trail-1.jpg", "https://cdn.example/trail-2.jpg", "https://cdn.example/trail-3.jpg", ""],
            new[] { "image_link", "additional_image_link 1", "additional_image_link 2", "additional_image_link 3" }.Select(column => read.Cell(0, column)));
        Assert.Equal("Rain cover, included | 24 l", read.Cell(0, "product_highlight"));
    }

    [Theory]
    [InlineData("trained_algorithmic_media:\"A \"\"light\"\" bag\"", "A \"light\" bag")]
    [InlineData("default:A bag", "A bag")]
    [InlineData("A bag", "A bag")]
    public async Task Googles_structured_title_is_the_title_where_there_is_no_other(string cell, string expected)
    {
        var file = temp.Write("a.tsv", $"id\tstructured_title\timage_link\tprice\n1\t\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\tx\t1 EUR\n");
        Assert.Equal(expected, (await ReadTable.OfAsync(file)).Cell(0, "title"));
    }

    [Fact]
    public async Task A_feed_may_be_a_workbook_and_a_formula_in_it_is_a_fault_of_the_derived_column()
    {
        var rows = TestWorkbook.Row(1, "id", "title", "image link", "price", "additional image link") + "<row r=\"2\"><c r=\"A2\"><v>5</v></c><c r=\"B2\" t=\"str\"><f>A2</f><v>5</v></c></row>";
        var read = await ReadTable.OfAsync(temp.Write("a.xlsx", TestWorkbook.OfRows(rows)));
        Assert.Equal(("google-merchant", "title", "formula-cell"), (read.Format.Dialect, read.Header[read.Rows[0].Faults[0].Column], read.Rows[0].Faults[0].Code));
    }

    [Fact]
    public async Task Shopifys_translations_lose_the_apostrophe_of_their_numbers()
    {
        var read = await ReadTable.OfAsync(Samples.PathOf("shopify-translations.csv"));
        Assert.Equal(["type", "identification", "field", "locale", "market", "status", "default content", "translated content"], read.Header);
        Assert.Equal(("7654321098765", "Wanderrucksack", "<p>A light backpack.</p>"), (read.Cell(0, "identification"), read.Cell(0, "translated content"), read.Cell(1, "default content")));
    }

    [Theory]
    [InlineData("plain, as it is", "plain, as it is")]
    [InlineData("<p>One</p><p>Two &amp; three</p>", "One Two & three")]
    [InlineData("a<script>alert(1)</script><style>p{}</style> b", "a b")]
    [InlineData("5 < 6", "5 < 6")]
    [InlineData("<b>bo</b>ld<br>line", "bold line")]
    public void Html_becomes_the_text_that_a_reader_sees(string html, string expected) => Assert.Equal(expected, HtmlText.Of(html));
}
