using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Catalogs;

public sealed class CatalogLoaderTests : IDisposable
{
    internal const string Good = """
        {
          "name": "Shop",
          "sourceLocale": "en-US",
          "locales": ["de-DE", { "code": "fr-FR", "style": "plain and factual" }],
          "columns": {
            "key": "sku", "title": "title", "facts": ["title", "color", "features"], "lists": { "features": ";" },
            "pictures": ["image"], "documents": ["sheet"], "attributes": ["price"], "category": "color", "visible": ["color"], "mustSay": ["features"]
          },
          "pictures": { "minWidth": 500, "minHeight": 400, "maxBytes": 1000000, "formats": ["jpeg", "png"], "colorSpaces": ["srgb"], "minFill": 0.5 },
          "fields": [{ "key": "title", "maxLength": 80 }, { "key": "bullets", "maxLength": 200, "unit": "bytes" }],
          "glossary": "terms.csv",
          "approval": { "maxSeverity": "none", "maxRounds": 2, "rewrite": "major", "review": [{ "locale": "de-DE", "finding": "image.*" }] },
          "budget": { "maxTokens": 1000, "maxMinutes": 1.5 },
          "channels": [{ "name": "shop", "format": "long", "fields": ["title"], "locales": ["fr-FR"], "pictures": { "minWidth": 800 } }, { "name": "all", "format": "wide" }],
          "sources": [{ "name": "main", "file": "in/products.csv" }],
          "review": { "value": "price" },
          "schedule": { "cron": "30 3 * * *", "timeZone": "Europe/Berlin" }
        }
        """;

    internal const string Terms = "term,locale,rule,translation,note\nNordvik,,never-translate,,brand\nKettle,de-DE,preferred,Wasserkocher,\ncheap,fr-FR,forbidden,,tone\n";

    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task The_demo_catalogue_has_what_the_demo_needs()
    {
        var catalog = await DemoCatalog.LoadAsync();
        Assert.Equal(10, catalog.Locales.Count);
        Assert.Equal(45, catalog.Glossary.Count);
        Assert.Equal(["title", "description", "bullets", "alt_text"], catalog.Fields.Select(field => field.Key));
        Assert.DoesNotContain("price", catalog.Columns.Facts);
        Assert.All(catalog.Channels, channel => Assert.Equal((4, 10), (channel.Fields.Count, channel.Locales.Count)));
        Assert.Equal(Path.Combine(DemoCatalog.Folder, "products.csv"), Assert.IsType<SourceFile>(Assert.Single(catalog.Sources)).File);
    }

    [Fact]
    public async Task Every_key_is_read()
    {
        var catalog = (await LoadAsync(Good)).Definition!;
        Assert.Equal(new LocaleRules("fr-FR", "plain and factual"), catalog.Locale("fr-FR"));
        Assert.Equal(new FieldRules("bullets", 200, LengthUnit.Bytes), catalog.Fields[1]);
        Assert.Equal(";", catalog.Columns.Lists["features"]);
        Assert.Equal(new GlossaryTerm("Kettle", "de-DE", GlossaryRule.Preferred, "Wasserkocher", null), catalog.Glossary[1]);
        Assert.Equal((Severity.None, 2, Severity.Major), (catalog.Approval.MaxSeverity, catalog.Approval.MaxRounds, catalog.Approval.Rewrite));
        Assert.Equal(new ReviewRule("de-DE", null, "image.*"), Assert.Single(catalog.Approval.Review));
        Assert.Equal(new RunBudget(1000, 1.5), catalog.Budget);
        Assert.Equal(new QueueRules("price"), catalog.Review);
        Assert.Equal(ChannelFormat.Long, catalog.Channels[0].Format);
        Assert.Equal(["color", "features"], catalog.Columns.Visible.Concat(catalog.Columns.MustSay));
        Assert.Equal((500, 400, 1_000_000L, 0.5), (catalog.Pictures.MinWidth, catalog.Pictures.MinHeight, catalog.Pictures.MaxBytes, catalog.Pictures.MinFill));
        Assert.Equal(["jpeg", "png", "srgb"], catalog.Pictures.Formats.Concat(catalog.Pictures.ColorSpaces));
        Assert.Equal((800, null), (catalog.Channels[0].Pictures.MinWidth, catalog.Channels[1].Pictures.MinWidth));
        Assert.Equal(["title", "bullets"], catalog.Channels[1].Fields);
        Assert.Equal(Path.Combine(temp.Path, "in/products.csv"), Assert.IsType<SourceFile>(catalog.Sources[0]).File);
        Assert.Equal(new NightlySchedule("30 3 * * *", "Europe/Berlin"), catalog.Schedule);
    }

    [Theory]
    [InlineData("\"name\": \"Shop\"", "\"name\": \" \"", "name")]
    [InlineData("\"value\": \"price\"", "\"value\": \"stock\"", "review.value")]
    [InlineData("\"name\": \"Shop\"", "\"nmae\": \"Shop\"", "nmae")]
    [InlineData("\"name\": \"Shop\"", "\"nmae\": \"Shop\"", "name")]
    [InlineData("\"name\": \"Shop\"", "\"name\": \"Shop\", \"name\": \"Other\"", "name")]
    [InlineData("\"name\": \"Shop\"", "\"name\": 5", "name")]
    [InlineData("\"en-US\"", "\"en\"", "sourceLocale")]
    [InlineData("[\"de-DE\"", "[\"de-de\"", "locales[0]")]
    [InlineData("[\"de-DE\"", "[\"xx-YY\"", "locales[0]")]
    [InlineData("[\"de-DE\"", "[\"fr-FR\"", "locales[1]")]
    [InlineData("\"plain and factual\"", "\"two\\nlines\"", "locales[1].style")]
    [InlineData("\"attributes\": [\"price\"]", "\"attributes\": [\"color\"]", "columns.attributes")]
    [InlineData("\"attributes\": [\"price\"]", "\"attributes\": \"price\"", "columns.attributes")]
    [InlineData("\"title\": \"title\", \"facts\"", "\"title\": \"name\", \"facts\"", "columns.title")]
    [InlineData("\"features\": \";\"", "\"image\": \";\"", "columns.lists.image")]
    [InlineData("\"features\": \";\"", "\"features\": 1", "columns.lists.features")]
    [InlineData("\"category\": \"color\"", "\"category\": \"kind\"", "columns.category")]
    [InlineData("\"visible\": [\"color\"]", "\"visible\": [\"image\"]", "columns.visible")]
    [InlineData("\"mustSay\": [\"features\"]", "\"mustSay\": [\"price\"]", "columns.mustSay")]
    [InlineData("\"minWidth\": 500", "\"minWidth\": 0", "pictures.minWidth")]
    [InlineData("[\"jpeg\", \"png\"]", "[\"jpg\"]", "pictures.formats")]
    [InlineData("[\"srgb\"]", "[\"lab\"]", "pictures.colorSpaces")]
    [InlineData("\"minFill\": 0.5", "\"minFill\": 50", "pictures.minFill")]
    [InlineData("\"minFill\": 0.5", "\"allow\": [\"*\"]", "pictures.allow")]
    [InlineData("\"minFill\": 0.5", "\"allow\": \"10.0.0.5\"", "pictures.allow")]
    [InlineData("\"pictures\": { \"minWidth\": 800 }", "\"pictures\": { \"allow\": [\"10.0.0.5\"] }", "channels[0].pictures.allow")]
    [InlineData("{ \"minWidth\": 800 }", "{ \"minwidth\": 800 }", "channels[0].pictures.minwidth")]
    [InlineData("\"facts\": [\"title\", \"color\", \"features\"]", "\"facts\": [\"title\", \"a: b\", \"color\", \"features\"]", "columns.facts")]
    [InlineData("\"key\": \"bullets\"", "\"key\": \"slogan\"", "fields[1].key")]
    [InlineData("\"key\": \"bullets\"", "\"key\": \"title\"", "fields[1].key")]
    [InlineData("\"maxLength\": 80", "\"maxLength\": 80, \"flags\": [\"ignore:spacing\", \"max-lenght:3\"]", "fields[0].flags[1]")]
    [InlineData("\"maxLength\": 80", "\"maxLength\": 80, \"flags\": [\"max-bytes:3\"]", "fields[0].maxLength")]
    [InlineData("\"category\": \"color\"", "\"flags\": \"price\"", "columns.flags")]
    [InlineData("\"budget\"", "\"checks\": { \"flags\": [\"ignore:nothing\"] }, \"budget\"", "checks.flags[0]")]
    [InlineData("\"budget\"", "\"checks\": { \"flags\": [\"ignore:spacing\", \"ignore:spacing\"] }, \"budget\"", "checks.flags[1]")]
    [InlineData("\"budget\"", "\"checks\": { \"off\": [] }, \"budget\"", "checks.off")]
    [InlineData("\"maxLength\": 200", "\"maxLength\": 0", "fields[1].maxLength")]
    [InlineData("\"maxLength\": 200", "\"maxLength\": 1.5", "fields[1].maxLength")]
    [InlineData("\"unit\": \"bytes\"", "\"unit\": \"words\"", "fields[1].unit")]
    [InlineData("\"terms.csv\"", "\"none.csv\"", "glossary")]
    [InlineData("\"maxSeverity\": \"none\"", "\"maxSeverity\": \"bad\"", "approval.maxSeverity")]
    [InlineData("\"maxSeverity\": \"none\"", "\"maxSeverity\": \"none\", \"untilLearnt\": \"none\"", "approval.untilLearnt")]
    [InlineData("\"maxSeverity\": \"none\"", "\"maxSeverity\": \"learnt\", \"untilLearnt\": \"critical\"", "approval.untilLearnt")]
    [InlineData("\"maxRounds\": 2", "\"maxRounds\": 6", "approval.maxRounds")]
    [InlineData("\"rewrite\": \"major\"", "\"rewrite\": \"none\"", "approval.rewrite")]
    [InlineData("\"locale\": \"de-DE\"", "\"locale\": \"it-IT\"", "approval.review[0].locale")]
    [InlineData("\"image.*\"", "\"image*\"", "approval.review[0].finding")]
    [InlineData("\"maxTokens\": 1000", "\"maxTokens\": -1", "budget.maxTokens")]
    [InlineData("\"maxMinutes\": 1.5", "\"maxMinutes\": 0", "budget.maxMinutes")]
    [InlineData("\"fields\": [\"title\"]", "\"fields\": [\"alt_text\"]", "channels[0].fields")]
    [InlineData("\"locales\": [\"fr-FR\"]", "\"locales\": [\"it-IT\"]", "channels[0].locales")]
    [InlineData("\"name\": \"all\"", "\"name\": \"../all\"", "channels[1].name")]
    [InlineData("\"name\": \"all\"", "\"name\": \"shop\"", "channels[1].name")]
    [InlineData("\"30 3 * * *\"", "\"30 25 * * *\"", "schedule.cron")]
    [InlineData("\"Europe/Berlin\"", "\"Mars/Base\"", "schedule.timeZone")]
    public async Task A_wrong_value_is_named_by_its_key(string good, string bad, string key)
    {
        var result = await LoadAsync(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(result.Definition);
        Assert.Contains(key, result.Problems.Select(problem => problem.Where));
    }

    [Theory]
    [InlineData("brand\n", "brand\nKettle,xx-XX,preferred,a,\n", "terms.csv, line 3")]
    [InlineData("never-translate,,", "translate,,", "terms.csv, line 2")]
    [InlineData("Wasserkocher", "", "terms.csv, line 3")]
    [InlineData("forbidden,,", "forbidden,teuer,", "terms.csv, line 4")]
    [InlineData("cheap,fr-FR,forbidden,,tone", "Kettle,de-DE,preferred,Kessel,", "terms.csv, line 4")]
    [InlineData("term,locale", "word,locale", "terms.csv, line 1")]
    [InlineData("tone", "tone,more", "terms.csv, line 4")]
    public async Task A_wrong_glossary_entry_is_named_by_its_line(string good, string bad, string where)
    {
        var result = await LoadAsync(Good, Terms.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(where, result.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        var result = await LoadAsync("""{ "name": 1, "locales": ["de"], "fields": [{ "key": "slogan" }], "columns": {} }""");
        Assert.Equal(["name", "sourceLocale", "locales[0]", "columns.key", "columns.title", "columns.facts", "fields[0].key"], result.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public async Task Broken_JSON_is_named_by_line_and_column()
    {
        var result = await LoadAsync("{\n  \"name\": \"Shop\"\n  \"locales\": []\n}");
        Assert.Equal("line 3, column 3", Assert.Single(result.Problems).Where);
    }

    [Fact]
    public async Task A_wrong_flag_is_named_by_line_and_column()
    {
        var result = await LoadAsync(Good.Replace("  \"budget\"", "  \"checks\": {\n    \"flags\": [\"ignore:quotes\", \"max-lenght:3\"]\n  },\n  \"budget\"", StringComparison.Ordinal));
        var problem = Assert.Single(result.Problems);
        var line = Good[..Good.IndexOf("\"budget\"", StringComparison.Ordinal)].Count(c => c == '\n') + 2;
        Assert.StartsWith($"line {line}, column 32, checks.flags[1]: \"max-lenght:3\" is no flag", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_flags_are_told_to_the_model_and_the_fields_own_go_first()
    {
        var json = Good.Replace("\"budget\"", "\"checks\": { \"flags\": [\"max-length:30\", \"enforced:numbers\"] }, \"budget\"", StringComparison.Ordinal)
            .Replace("{ \"key\": \"title\", \"maxLength\": 80 }", "{ \"key\": \"title\", \"flags\": [\"max-length:20\"] }, { \"key\": \"alt_text\" }", StringComparison.Ordinal);
        var catalog = (await LoadAsync(json)).Definition!;
        Assert.Equal([20, 30, 200], catalog.Fields.Select(field => field.MaxLength));
        Assert.True(catalog.Flags.Enforces("numbers"));
    }

    [Fact]
    public async Task Comments_and_trailing_commas_are_allowed()
    {
        var result = await LoadAsync("// a shop\n" + Good.Replace("\"key\": \"sku\",", "/* the number */ \"key\": \"sku\",", StringComparison.Ordinal).Replace("[\"price\"]", "[\"price\",]", StringComparison.Ordinal));
        Assert.Equal("", result.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task What_is_no_object_is_refused(string json) => Assert.NotEmpty((await LoadAsync(json)).Message);

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        Assert.NotEmpty((await CatalogLoader.LoadAsync(Path.Combine(temp.Path, "none.json"), TestContext.Current.CancellationToken)).Message);

    private Task<CatalogLoadResult> LoadAsync(string json, string terms = Terms)
    {
        temp.Write("terms.csv", terms);
        return CatalogLoader.LoadAsync(temp.Write("catalog.json", json), TestContext.Current.CancellationToken);
    }
}
