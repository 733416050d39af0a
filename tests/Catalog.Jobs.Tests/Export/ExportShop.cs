using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Import;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Export;

/// <summary>A shop with texts to export, and what brings them back.</summary>
internal sealed class ExportShop : IAsyncDisposable
{
    private static readonly string[] Fields = ["title", "description", "bullets", "seo_title", "seo_description"];

    private readonly TestShop shop;

    private ExportShop(TestShop shop) => this.shop = shop;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public TestShop Shop => shop;

    public CatalogDefinition Catalog { get; init; } = null!;

    public Exporter Exporter => new(shop.Source, new ProductStore(shop.Source), shop.Data, TimeProvider.System);

    public static async Task<ExportShop> OpenAsync(PostgresFixture postgres, params IReadOnlyList<Channel> channels)
    {
        var shop = await TestShop.OpenAsync(postgres);
        return new(shop) { Catalog = shop.Catalog with { Fields = [.. Fields.Select(key => new FieldRules(key, null))], Channels = channels } };
    }

    /// <summary>A channel as catalog.json gives it with nothing but these keys.</summary>
    public static Channel Channel(string name, ChannelFormat format, IReadOnlyList<string>? fields = null, IReadOnlyList<string>? locales = null, ChannelOptions? options = null)
    {
        var kind = ChannelKind.Of(format);
        locales ??= kind.OneLocale || kind.OnlyTranslations ? ["de-DE"] : ["en-US", "de-DE"];
        fields ??= [.. Fields.Where(kind.Takes)];
        return new(name, format, fields, locales)
        {
            Options = (options ?? ChannelOptions.None) with { LocaleCodes = new Dictionary<string, string> { ["de-DE"] = "de", ["en-US"] = "en" } },
            Limits = [.. kind.Limits.Where(limit => fields.Contains(limit.Field))],
        };
    }

    /// <summary>Adds products … with no text.</summary>
    public Task ProductsAsync(int count) =>
        shop.ImportAsync(string.Join('\n', [TestShop.Header, .. Enumerable.Range(1, count).Select(i => $"A-{i},Lamp,blue,,{i * 10},,")]));

    /// <summary>A text of the five fields.</summary>
    public static Copy Text(string title, string description = "", string bullets = "", string seoTitle = "", string seoDescription = "") => new(
    [
        new("title", [title], false), new("description", [description], false),
        new("bullets", bullets.Length == 0 ? [] : bullets.Split('\n'), true), new("seo_title", [seoTitle], false), new("seo_description", [seoDescription], false),
    ]);

    /// <summary>Gives a product a text in a locale, approved.</summary>
    public async Task ApproveAsync(string sku, string locale, Copy text, string author = "model")
    {
        await using var connection = await shop.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into copy (product_id, locale, state) select id, @locale, 'approved' from product where sku = @sku on conflict do nothing;
            insert into revision (copy_id, number, author, texts, raw)
            select c.id, (select count(*) + 1 from revision where copy_id = c.id), @author, @raw::jsonb, @raw
            from copy c join product p on p.id = c.product_id where p.sku = @sku and c.locale = @locale;
            update copy c set version = version + 1, approved_revision_id = m.id, newest_revision_id = m.id
            from product p, lateral (select max(r.id) as id from revision r join copy o on o.id = r.copy_id where o.product_id = p.id and o.locale = @locale) m
            where p.id = c.product_id and p.sku = @sku and c.locale = @locale;
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state)
            select id, approved_revision_id, 'approve', 'mia', 'needs_review', 'approved' from copy where product_id = (select id from product where sku = @sku) and locale = @locale
            """, new { sku, locale, author, raw = text.ToJson() }, cancellationToken: Token));
    }

    /// <summary>Exports to a file of this name.</summary>
    public async Task<(ExportReport Report, string Text)> ExportAsync(Channel channel, bool all = false, string name = "out.csv")
    {
        var report = await Exporter.ExportAsync(Catalog, channel, Path.Combine(shop.Temp.Path, name), "test", Token, all);
        return (report, await File.ReadAllTextAsync(report.File, Token));
    }

    /// <summary>Takes a batch back into a file of this name.</summary>
    public async Task<(ExportReport? Report, string Text)> TakeBackAsync(long batch, string name = "back.csv")
    {
        var result = await Exporter.TakeBackAsync(Catalog, batch, Path.Combine(shop.Temp.Path, name), "test", Token);
        return result.Report is { } report ? (report, await File.ReadAllTextAsync(report.File, Token)) : (null, result.Refusal!);
    }

    /// <summary>Brings a file of texts.</summary>
    public async Task<ImportReport> BringAsync(string file, Channel? channel = null, bool dryRun = false, CatalogDefinition? rules = null)
    {
        var result = await new TextImporter(shop.Source, new ProductStore(shop.Source), shop.Data, TimeProvider.System)
            .ImportAsync(file, rules ?? Catalog, channel, new ImportOptions("mia", dryRun), Token);
        Assert.NotNull(result);
        Assert.Null(result.Refusal);
        return result.Report!;
    }

    /// <summary>The approved text of a product; null: none.</summary>
    public async Task<string?> ApprovedAsync(string sku, string locale) => await shop.ScalarAsync<string>($"""
        select r.raw from copy c join product p on p.id = c.product_id join revision r on r.id = c.approved_revision_id where p.sku = '{sku}' and c.locale = '{locale}'
        """);

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
