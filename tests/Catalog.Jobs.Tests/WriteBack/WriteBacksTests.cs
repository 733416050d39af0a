using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.WriteBack;
using Xunit;

namespace Catalog.Jobs.Tests.WriteBack;

public sealed class WriteBacksTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approved_texts_are_written_and_unchanged_cells_are_not()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var first = await shop.WriteAsync();
        Assert.Equal((2, 4, 1, 0), (first.Rows, first.Cells, first.Skipped, first.Conflicts));
        Assert.Equal(["Eins|One|light\nwarm|0", "-|-|-|0", "-|Three|-|0"], [await shop.RowAsync("P-1"), await shop.RowAsync("P-2"), await shop.RowAsync("P-3")]);
        Assert.Equal("2,1,2", await shop.Other.ScalarAsync<string>("select string_agg(row_version::text, ',' order by number) from article"));

        var idle = await shop.WriteAsync();
        Assert.Equal((0, 0, 0), (idle.Rows, idle.Cells, idle.Conflicts));
        // One cell of one row: a trigger of the other column would not fire.
        await shop.Other.ExecuteAsync("""
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not yours'; end $$;
            create trigger guard before update of title_de, bullets_en on article for each row execute function refuse()
            """);
        await shop.ApproveAsync("P-1", "en-US", """{"title": "One, new", "bullets": ["light", "warm"]}""");
        var second = await shop.WriteAsync();
        Assert.Equal((1, 1, 0), (second.Rows, second.Cells, second.Conflicts));
        Assert.Equal("Eins|One, new|light\nwarm|0", await shop.RowAsync("P-1"));
    }

    [Fact]
    public async Task What_went_out_is_noted_like_an_export()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var report = await shop.WriteAsync();
        Assert.Equal("db sql \"article\" 2 4 1 test", await shop.Shop.ScalarAsync<string>("select concat_ws(' ', channel, format, file_name, rows, cells, skipped, created_by) from export_batch"));
        Assert.Equal(["P-1/de-DE/1", "P-1/en-US/1", "P-3/en-US/1"], await shop.Shop.ScalarAsync<string[]>($"""
            select array_agg(p.sku || '/' || c.locale || '/' || r.number order by p.sku, c.locale)
            from export_item i join copy c on c.id = i.copy_id join revision r on r.id = i.revision_id join product p on p.id = c.product_id
            where i.batch_id = {report.Batch}
            """) ?? []);
        // What was there before us can be told.
        Assert.Equal("alt", await shop.Shop.ScalarAsync<string>("select original ->> 'title_de' from write_back_row where original ->> 'title_de' <> ''"));
    }

    [Theory]
    [InlineData("row_version", "update article set row_version = row_version + 1, title_en = 'theirs' where number = 'P-1'")]
    [InlineData(null, "update article set title_en = 'theirs' where number = 'P-1'")]
    [InlineData("changed_at", "update article set changed_at = clock_timestamp(), title_en = 'theirs' where number = 'P-1'")]
    [InlineData("row_version", "update article set title_en = 'theirs' where number = 'P-1'")] // the version was forgotten
    public async Task A_row_that_somebody_changed_is_a_conflict_and_stays(string? version, string change)
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres, WriteBackShop.Schema + "; alter table article add changed_at timestamptz not null default now()");
        var channel = shop.Channel(version);
        await shop.WriteAsync(channel);
        await shop.Other.ExecuteAsync(change);
        await shop.ApproveAsync("P-1", "en-US", """{"title": "ours", "bullets": ["light", "warm"]}""");
        await shop.ApproveAsync("P-3", "en-US", """{"title": "Three, new", "bullets": []}""");
        var report = await shop.WriteAsync(channel);
        Assert.Equal((1, 1, 1), (report.Rows, report.Cells, report.Conflicts));
        var conflict = Assert.Single(report.ConflictRows);
        Assert.Equal(("P-1", ConflictKind.Changed), (conflict.Sku, conflict.Kind));
        Assert.Contains("title_en", conflict.Message, StringComparison.Ordinal);
        Assert.Equal("Eins|theirs|light\nwarm|0", await shop.RowAsync("P-1"));
        Assert.Equal("-|Three, new|-|0", await shop.RowAsync("P-3"));
        Assert.Equal("theirs/ours", await shop.Shop.ScalarAsync<string>("select theirs ->> 'title_en' || '/' || (ours ->> 'title_en') from write_back_conflict"));

        // It stays one conflict, however often it is tried.
        Assert.Equal(1, (await shop.WriteAsync(channel)).Conflicts);
        Assert.Equal("Eins|theirs|light\nwarm|0", await shop.RowAsync("P-1"));
        Assert.Equal(1, await shop.Shop.ScalarAsync<long>("select count(*) from write_back_conflict"));
    }

    [Fact]
    public async Task A_row_that_is_gone_is_a_conflict_until_it_is_back()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        await shop.Other.ExecuteAsync("delete from article where number = 'P-3'");
        Assert.Equal([new("P-3", ConflictKind.Gone, "The table has no row with this article number.")], (await shop.WriteAsync()).ConflictRows);
        await shop.Other.ExecuteAsync("insert into article (number) values ('P-3')");
        Assert.Equal((1, 0), ((await shop.WriteAsync()) is var report ? report.Rows : 0, report.Conflicts));
    }

    [Fact]
    public async Task What_the_database_refuses_keeps_no_other_row()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres, WriteBackShop.Schema + "; alter table article add check (title_en <> 'One')");
        await shop.ApproveAsync("P-3", "de-DE", $$"""{"title": "{{new string('x', 61)}}", "bullets": []}""");
        await shop.Other.ExecuteAsync("insert into article (number) values ('P-4')");
        await shop.Shop.ImportAsync($"{Import.TestShop.Header}\nP-4,Four,blue,,1,,\n");
        await shop.ApproveAsync("P-4", "en-US", """{"title": "Four", "bullets": []}""");
        var report = await shop.WriteAsync();
        Assert.Equal((1, 2), (report.Rows, report.Conflicts));
        Assert.All(report.ConflictRows, conflict => Assert.Equal(ConflictKind.Refused, conflict.Kind));
        Assert.Contains("23514", report.ConflictRows.Single(conflict => conflict.Sku == "P-1").Message, StringComparison.Ordinal);
        Assert.Contains("61 characters", report.ConflictRows.Single(conflict => conflict.Sku == "P-3").Message, StringComparison.Ordinal);
        Assert.Equal("-|Four|-|0", await shop.RowAsync("P-4"));
    }

    [Fact]
    public async Task A_pull_takes_over_the_versions_of_rows_whose_texts_stayed_and_finds_those_that_changed()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        await shop.WriteAsync();
        await shop.Other.ExecuteAsync("update article set stock = 5, row_version = row_version + 1 where number = 'P-1'; update article set title_en = 'theirs' where number = 'P-3'");
        Assert.Null(await shop.WriteBacks.ReadAsync(shop.Channel(), Token));
        await shop.ApproveAsync("P-1", "de-DE", """{"title": "Eins, neu", "bullets": []}""");
        await shop.ApproveAsync("P-3", "en-US", """{"title": "ours", "bullets": []}""");
        var report = await shop.WriteAsync();
        Assert.Equal((1, "P-3"), (report.Rows, Assert.Single(report.ConflictRows).Sku));
        Assert.Equal("Eins, neu|One|light\nwarm|5", await shop.RowAsync("P-1"));
        Assert.Equal("-|theirs|-|0", await shop.RowAsync("P-3"));
    }

    [Fact]
    public async Task What_a_killed_write_back_left_unnoted_is_found_in_the_row()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        await shop.WriteAsync();
        await shop.ApproveAsync("P-1", "en-US", """{"title": "One, new", "bullets": ["light", "warm"]}""");
        await shop.ApproveAsync("P-3", "en-US", """{"title": "Three, new", "bullets": []}""");
        // The shop's transaction ended, ours did not.
        await shop.Other.ExecuteAsync("update article set title_en = 'One, new', row_version = row_version + 1 where number = 'P-1'");
        var before = await shop.Other.ScalarAsync<string>("select xmin::text from article where number = 'P-1'");
        var report = await shop.WriteAsync();
        Assert.Equal((2, 0), (report.Rows, report.Conflicts));
        Assert.Equal(before, await shop.Other.ScalarAsync<string>("select xmin::text from article where number = 'P-1'"));
        Assert.Equal(2, await shop.Shop.ScalarAsync<long>($"select count(*) from export_item where batch_id = {report.Batch}"));
        Assert.Equal(0, (await shop.WriteAsync()).Rows);
    }

    [Theory]
    [InlineData("row_version", true)]
    [InlineData(null, false)]
    public async Task Two_write_backs_and_a_writer_in_the_shop_at_once_lose_nothing(string? version, bool bumps)
    {
        const int Products = 300;
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        await shop.Other.ExecuteAsync($"insert into article (number) select 'M-' || g from generate_series(1, {Products}) g");
        await shop.Shop.ImportAsync(string.Join('\n', [Import.TestShop.Header, .. Enumerable.Range(1, Products).Select(i => $"M-{i},One,blue,,1,,")]));
        await shop.Shop.ScalarAsync<int>("""
            insert into copy (product_id, locale, state) select id, 'en-US', 'approved' from product where sku like 'M-%';
            """);
        var channel = shop.Channel(version);
        for (var round = 1; round <= 3; round++)
        {
            await shop.Shop.ScalarAsync<int>($$$"""
                insert into revision (copy_id, number, author, texts, raw)
                select c.id, {{{round}}}, 'model', '{}', '{"title": "ours {{{round}}}"}' from copy c join product p on p.id = c.product_id where p.sku like 'M-%';
                update copy c set approved_revision_id = (select max(id) from revision where copy_id = c.id) from product p where p.id = c.product_id and p.sku like 'M-%'
                """);
            var writer = Task.Run(async () =>
            {
                for (var i = round; i <= Products; i += 7)
                    await shop.Other.ExecuteAsync($"update article set title_en = 'theirs {round}'{(bumps ? ", row_version = row_version + 1" : "")} where number = 'M-{i}'");
            }, Token);
            await Task.WhenAll(shop.WriteAsync(channel), shop.WriteAsync(channel), writer);
        }

        // A text of the shop's is never overwritten: where it stands, there is a conflict, found when it was in the way or by the next pull.
        await shop.WriteAsync(channel);
        Assert.Null(await shop.WriteBacks.ReadAsync(channel, Token));
        var lost = await shop.Other.ScalarAsync<long>("select count(*) from article where number like 'M-%' and title_en is null");
        Assert.Equal(0, lost);
        var theirs = await shop.Other.ScalarAsync<string[]>("select array_agg(number) from article where number like 'M-%' and title_en like 'theirs%'") ?? [];
        var open = await shop.Shop.ScalarAsync<string[]>("select array_agg(p.sku) from write_back_conflict w join product p on p.id = w.product_id where settled_at is null") ?? [];
        Assert.NotEmpty(theirs);
        Assert.Equal(open.Order(), theirs.Order());
    }

    [Theory]
    [InlineData("create table article (number text, row_version int, title_de text, title_en text, bullets_en text)", "no unique index")]
    [InlineData("create table article (number text primary key, row_version text, title_de text, title_en text, bullets_en text)", "must be a whole number or a timestamp")]
    [InlineData("create table article (number text primary key, row_version int, title_de text, title_en text)", "no column \"bullets_en\"")]
    [InlineData("create table article (number text primary key, row_version int, title_de text, title_en text, bullets_en text[])", "text[]")]
    [InlineData("create table article (number text primary key, row_version int, title_de text, title_en text, bullets_en text generated always as (title_en) stored)", "generated")]
    [InlineData("create table article (number uuid primary key, row_version int, title_de text, title_en text, bullets_en text)", "uuid")]
    [InlineData("select 1", "no table \"article\"")]
    public async Task A_table_that_does_not_fit_is_refused_before_anything_is_written(string schema, string expected)
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres, schema);
        var result = await shop.WriteBacks.RunAsync(shop.Shop.Catalog, shop.Channel(), "test", Token);
        Assert.Contains(expected, result.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Shop.ScalarAsync<long>("select count(*) from export_batch"));
    }

    [Fact]
    public async Task Names_are_quoted_and_numbers_can_be_keys()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres, """
            create schema "My Shop"; create table "My Shop"."order" ("select" bigint primary key, "a ""b" text); insert into "My Shop"."order" values (7, null)
            """);
        await shop.Shop.ImportAsync($"{Import.TestShop.Header}\n7,Seven,blue,,1,,\n007,Seven,blue,,1,,\n");
        await shop.ApproveAsync("7", "en-US", """{"title": "Seven"}""");
        await shop.ApproveAsync("007", "en-US", """{"title": "No"}""");
        var channel = shop.Channel() with { Target = new(shop.Other.Variable, ["My Shop", "order"], "select", null, [new("title", "en-US", "a \"b")]) };
        var report = await shop.WriteAsync(channel);
        Assert.Equal((1, 3), (report.Rows, report.Conflicts)); // 007, P-1 and P-3 are no numbers of the table
        Assert.Equal("Seven", await shop.Other.ScalarAsync<string>("select \"a \"\"b\" from \"My Shop\".\"order\""));
    }
}
