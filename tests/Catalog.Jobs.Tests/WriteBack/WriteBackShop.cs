using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Import;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.WriteBack;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.WriteBack;

/// <summary>A catalogue with approved texts, and a shop's database with a table for them.</summary>
internal sealed class WriteBackShop : IAsyncDisposable
{
    public const string Schema = """
        create table article (
            number varchar(50) primary key, stock int not null default 0, row_version int not null default 1,
            title_de varchar(60), title_en text, bullets_en text
        );
        insert into article (number, title_de) values ('P-1', 'alt'), ('P-2', null), ('P-3', null)
        """;

    private WriteBackShop(TestShop shop, OtherDatabase other) => (Shop, Other) = (shop, other);

    public TestShop Shop { get; }

    public OtherDatabase Other { get; }

    public WriteBacks WriteBacks => new(Shop.Source, new ProductStore(Shop.Source), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>P-1 is approved in both locales, P-2 in none, P-3 in English.</summary>
    public static async Task<WriteBackShop> OpenAsync(PostgresFixture postgres, string schema = Schema)
    {
        var shop = new WriteBackShop(await TestShop.OpenAsync(postgres), await OtherDatabase.CreateAsync(postgres, schema));
        await shop.Shop.ImportAsync($"{TestShop.Header}\nP-1,One,blue,,1,,\nP-2,Two,blue,,1,,\nP-3,Three,blue,,1,,\n");
        await shop.ApproveAsync("P-1", "de-DE", """{"title": "Eins", "bullets": []}""");
        await shop.ApproveAsync("P-1", "en-US", """{"title": "One", "bullets": ["light", "warm"]}""");
        await shop.ApproveAsync("P-3", "en-US", """{"title": "Three", "bullets": []}""");
        await shop.Shop.ScalarAsync<int>("insert into copy (product_id, locale, state) select id, 'de-DE', 'needs_review' from product where sku = 'P-2'");
        return shop;
    }

    public Channel Channel(string? version = "row_version", string table = "article") => new("db", ChannelFormat.Sql, ["title", "bullets"], ["de-DE", "en-US"])
    {
        Target = new(Other.Variable, [table], "number", version, [new("title", "de-DE", "title_de"), new("title", "en-US", "title_en"), new("bullets", "en-US", "bullets_en")]),
    };

    /// <summary>Writes; the table must be usable.</summary>
    public async Task<WriteBackReport> WriteAsync(Channel? channel = null)
    {
        var result = await WriteBacks.RunAsync(Shop.Catalog, channel ?? Channel(), "test", Token);
        Assert.Null(result.Refusal);
        return result.Report!;
    }

    /// <summary>A row of the shop's as <c>title_de|title_en|bullets_en|stock</c>.</summary>
    public Task<string?> RowAsync(string number) =>
        Other.ScalarAsync<string>($"select concat_ws('|', coalesce(title_de, '-'), coalesce(title_en, '-'), coalesce(bullets_en, '-'), stock) from article where number = '{number}'");

    public async Task ApproveAsync(string sku, string locale, string raw)
    {
        await using var connection = await Shop.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(new CommandDefinition("""
            with text as (
                insert into copy (product_id, locale, state) select id, @locale, 'approved' from product where sku = @sku
                on conflict (product_id, locale) do update set version = copy.version + 1 returning id, version
            ), revised as (
                insert into revision (copy_id, number, author, texts, raw) select id, version, 'model', @raw::jsonb, @raw from text returning id, copy_id
            )
            select 1;
            update copy c set newest_revision_id = r.id, approved_revision_id = r.id
            from (select copy_id, max(id) as id from revision group by copy_id) r
            where r.copy_id = c.id and c.locale = @locale and c.product_id = (select id from product where sku = @sku)
            """, new { sku, locale, raw }, cancellationToken: Token));
    }

    public async ValueTask DisposeAsync()
    {
        await Other.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
