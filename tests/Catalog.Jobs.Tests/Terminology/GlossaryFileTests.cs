using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class GlossaryFileTests : IDisposable
{
    private static readonly LocaleRules[] Locales = [new("de-DE", null), new("tr-TR", null)];
    private readonly TempFolder temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<GlossaryTerm> Terms => new(
        new GlossaryTerm("Nordvik", null, GlossaryRule.NeverTranslate, null, "brand") { Inflections = ["Nordviks", "Nordvika"] },
        new GlossaryTerm("Water, \"Bottle\"", "de-DE", GlossaryRule.Preferred, "Trinkflasche", null) { Category = "Bottles; big" },
        new GlossaryTerm("US", null, GlossaryRule.Forbidden, null, "=HYPERLINK(\"x\")") { CaseSensitive = true },
        new GlossaryTerm("-50 %", "tr-TR", GlossaryRule.Forbidden, null, "'quoted"),
        new GlossaryTerm("'=1", null, GlossaryRule.Forbidden, null, null),
        new GlossaryTerm("حقيبة", null, GlossaryRule.NeverTranslate, null, "バッグ, \uD83C\uDF92"));

    public void Dispose() => temp.Dispose();

    [Theory]
    [MemberData(nameof(Terms))]
    public async Task What_is_written_is_read_again(GlossaryTerm term)
    {
        var written = GlossaryFile.Write([term]);
        var read = await GlossaryFile.ReadAsync(written, Token);
        Assert.Null(read.Problem);
        var rows = new GlossaryRows(new GlossaryRules(Locales));
        Assert.Empty(rows.Add(Assert.Single(read.Rows)));
        Assert.Equal(term, Assert.Single(rows.Terms));
        Assert.Equal(written, GlossaryFile.Write(rows.Terms));
    }

    [Fact]
    public void No_cell_is_a_formula()
    {
        var text = Encoding.UTF8.GetString(GlossaryFile.Write([new GlossaryTerm("=1+1", null, GlossaryRule.Forbidden, null, "@x")]));
        Assert.Contains("'=1+1,,,forbidden,,,,'@x\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("term,rule\nNordvik,never-translate\n", true)]
    [InlineData("note,rule,term\nbrand,never-translate,Nordvik\n", true)]
    [InlineData("\uFEFFterm,locale,rule,translation,note\nNordvik,,never-translate,,\n", true)]
    [InlineData("term\nNordvik\n", false)]
    [InlineData("term,rule,wrong\nNordvik,never-translate,\n", false)]
    [InlineData("term,rule,term\nNordvik,never-translate,\n", false)]
    [InlineData("", false)]
    [InlineData("term,rule\nNord\"vik\",never-translate\n", false)]
    public async Task Columns_may_stand_in_any_order_and_must_be_known(string text, bool fine)
    {
        var read = await GlossaryFile.ReadAsync(Encoding.UTF8.GetBytes(text), Token);
        Assert.Equal(fine, read.Problem is null);
        if (fine) Assert.Equal(("Nordvik", "never-translate"), (read.Rows[0].Cells!.Term, read.Rows[0].Cells!.Rule));
    }

    [Fact]
    public async Task Another_encoding_is_refused() =>
        Assert.Contains("UTF-8", (await GlossaryFile.ReadAsync(Encoding.Latin1.GetBytes("term,rule\nCafé,forbidden\n"), Token)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData(",,,forbidden,,,,", "term")]
    [InlineData("a,,,banned,,,,", "rule")]
    [InlineData("a,fr-FR,,forbidden,,,,", "locale")]
    [InlineData("a,,,preferred,b,,,", "locale")]
    [InlineData("a,de-DE,,preferred,,,,", "translation")]
    [InlineData("a,,,forbidden,b,,,", "translation")]
    [InlineData("a,,,forbidden,,EXACT,,", "case")]
    [InlineData("a;b,,,forbidden,,,,", "term")]
    [InlineData("\"a\nb\",,,forbidden,,,,", "term")]
    [InlineData("a\u2028b,,,forbidden,,,,", "term")]
    [InlineData("a\u0000,,,forbidden,,,,", "term")]
    [InlineData("a,,,forbidden,,,,\"x\ny\"", "note")]
    [InlineData("a,de-DE,,preferred,\"x\ny\",,,", "translation")]
    [InlineData("a,,,forbidden,,,\"x\ny\",", "inflections")]
    [InlineData("a,,Bags,forbidden,,,,", "category")]
    public async Task A_fault_is_named_by_its_column(string row, string column)
    {
        var read = await GlossaryFile.ReadAsync(Encoding.UTF8.GetBytes($"{string.Join(',', GlossaryCells.Columns)}\n{row}\n"), Token);
        var rows = new GlossaryRows(new GlossaryRules(Locales, hasCategories: false));
        Assert.Contains(column, rows.Add(Assert.Single(read.Rows)).Select(fault => fault.Column));
        Assert.Empty(rows.Terms);
    }

    [Fact]
    public async Task A_folder_catalogues_file_may_have_the_new_columns()
    {
        temp.Write("terms.csv", "term,locale,category,rule,translation,case,inflections,note\nKettle,de-DE,blue,preferred,Wasserkocher,,Wasserkochers; Wasserkochern,\n");
        var json = Tests.Catalogs.CatalogLoaderTests.Good;
        var catalog = (await CatalogLoader.LoadAsync(temp.Write("catalog.json", json), Token)).Definition!;
        Assert.True(catalog.HasGlossaryFile);
        Assert.Equal(("blue", 2), (catalog.Glossary[0].Category, catalog.Glossary[0].Inflections.Count));
    }
}
