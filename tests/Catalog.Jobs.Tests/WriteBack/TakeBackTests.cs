using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.WriteBack;
using Xunit;

namespace Catalog.Jobs.Tests.WriteBack;

public sealed class TakeBackTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stood_there_before_is_written_back_and_noted()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var first = await shop.WriteAsync();
        await shop.ApproveAsync("P-1", "en-US", """{"title": "One, new", "bullets": ["light", "warm"]}""");
        var second = await shop.WriteAsync();

        var back = await BackAsync(shop, second.Batch);
        Assert.Equal((1, 1, 0, second.Batch), (back.Rows, back.Cells, back.Conflicts, back.TakesBack));
        Assert.Equal("Eins|One|light\nwarm|0", await shop.RowAsync("P-1"));
        Assert.Equal($"{back.Batch} 1", await shop.Shop.ScalarAsync<string>($"""
            select b.taken_back_by || ' ' || r.number from export_batch b
            join export_item i on i.batch_id = b.taken_back_by join revision r on r.id = i.revision_id where b.id = {second.Batch}
            """));

        // The first one, too: the shop's own texts are back, and the version counted on.
        back = await BackAsync(shop, first.Batch);
        Assert.Equal((2, 4), (back.Rows, back.Cells));
        Assert.Equal(["alt|||0", "-||-|0"], [await shop.RowAsync("P-1"), await shop.RowAsync("P-3")]);
        Assert.Equal("5,1,3", await shop.Other.ScalarAsync<string>("select string_agg(row_version::text, ',' order by number) from article"));
        Assert.Contains("taken back already", (await shop.WriteBacks.TakeBackAsync(shop.Channel(), first.Batch, "mia", Token)).Refusal, StringComparison.Ordinal);
        Assert.Equal("mia", await shop.Shop.ScalarAsync<string>($"select actor from audit_entry where action = 'export.take-back' and detail::jsonb ->> 'takes_back' = '{first.Batch}'"));

        // Approvals stay: the next write-back writes them again, and what was taken back can be taken back itself.
        Assert.Equal((2, 4), (await shop.WriteAsync()) is var again ? (again.Rows, again.Cells) : default);
        Assert.Equal("Eins|One, new|light\nwarm|0", await shop.RowAsync("P-1"));
    }

    [Fact]
    public async Task What_a_later_batch_wrote_stays()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var first = await shop.WriteAsync();
        await shop.ApproveAsync("P-1", "en-US", """{"title": "One, new", "bullets": ["light", "warm"]}""");
        await shop.WriteAsync();
        var back = await BackAsync(shop, first.Batch);
        Assert.Equal((2, 3), (back.Rows, back.Cells));
        Assert.Equal("alt|One, new||0", await shop.RowAsync("P-1"));
    }

    [Theory]
    [InlineData("update article set title_en = 'theirs', row_version = row_version + 1 where number = 'P-1'", ConflictKind.Changed)]
    [InlineData("update article set title_en = 'theirs' where number = 'P-1'", ConflictKind.Changed)] // the version was forgotten
    [InlineData("delete from article where number = 'P-1'", ConflictKind.Gone)]
    [InlineData("alter table article add check (title_de <> 'alt')", ConflictKind.Refused)]
    public async Task A_row_that_can_not_go_back_stays_and_is_told(string change, string kind)
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var first = await shop.WriteAsync();
        await shop.Other.ExecuteAsync(change);
        var before = await shop.RowAsync("P-1");
        var back = await BackAsync(shop, first.Batch);
        Assert.Equal((1, 1), (back.Rows, back.Conflicts));
        Assert.Equal(("P-1", kind), (back.ConflictRows[0].Sku, back.ConflictRows[0].Kind));
        Assert.Equal(before, await shop.RowAsync("P-1"));
        Assert.Equal("-||-|0", await shop.RowAsync("P-3"));
        Assert.Equal(2, await shop.Shop.ScalarAsync<long>($"select count(*) from export_skip where batch_id = {back.Batch} and code = '{kind}'"));
        Assert.Equal(0, await shop.Shop.ScalarAsync<long>("select count(*) from write_back_conflict")); // Nobody is asked whether ours is to be written.

        // It isn't all back: it can be taken back once more.
        Assert.Null(await shop.Shop.ScalarAsync<long?>($"select taken_back_by from export_batch where id = {first.Batch}"));
        back = await BackAsync(shop, first.Batch);
        Assert.Equal((0, 1), (back.Rows, back.Conflicts));
    }

    [Fact]
    public async Task What_a_killed_taking_back_left_unnoted_is_found_in_the_row()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var first = await shop.WriteAsync();
        // The shop's transaction ended, ours did not.
        await shop.Other.ExecuteAsync("update article set title_en = null, row_version = row_version + 1 where number = 'P-3'");
        var back = await BackAsync(shop, first.Batch);
        Assert.Equal((2, 4, 0), (back.Rows, back.Cells, back.Conflicts));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_is_known_is_refused()
    {
        await using var shop = await WriteBackShop.OpenAsync(postgres);
        var first = await shop.WriteAsync();
        var idle = await shop.WriteAsync();
        Assert.Contains("it changed no row", (await shop.WriteBacks.TakeBackAsync(shop.Channel(), idle.Batch, "mia", Token)).Refusal, StringComparison.Ordinal);
        await shop.ApproveAsync("P-1", "de-DE", """{"title": "A", "bullets": []}""");
        await shop.ApproveAsync("P-1", "en-US", """{"title": "B", "bullets": ["c"]}""");
        await shop.ApproveAsync("P-3", "en-US", """{"title": "D", "bullets": []}""");
        await shop.WriteAsync();
        Assert.Contains("later batches replaced all of it", (await shop.WriteBacks.TakeBackAsync(shop.Channel(), first.Batch, "mia", Token)).Refusal, StringComparison.Ordinal);
    }

    private static async Task<WriteBackReport> BackAsync(WriteBackShop shop, long batch)
    {
        var result = await shop.WriteBacks.TakeBackAsync(shop.Channel(), batch, "mia", Token);
        Assert.Null(result.Refusal);
        return result.Report!;
    }
}
