using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Catalog.Jobs.Import;
using Catalog.Jobs.Tests.Storage;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

/// <summary>Whatever goes wrong in the middle: nothing partial stays, and the next import does it all.</summary>
public sealed class BadInputTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;
    private const int Rows = 20_000;

    private static readonly string Long = $"{Header}\n{string.Concat(Enumerable.Range(0, Rows).Select(i => $"P-{i},Title {i},blue,,1,,\n"))}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_ends_in_a_quoted_cell_leaves_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var result = await shop.TryImportAsync($"{Long}P-x,\"Broken off");
        Assert.Contains($"line {Rows + 2}", result.Refusal, StringComparison.Ordinal);
        await AssertEmptyAsync(shop);
    }

    [Fact]
    public async Task A_file_that_ends_in_a_row_leaves_that_row_out()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\nP-2,Two,bl");
        Assert.Equal((1, "wrong-cells", 3), (report.New, Assert.Single(report.Rejects).Code, report.Rejects[0].Line));
    }

    [Fact]
    public async Task The_database_going_away_in_the_middle_leaves_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", Long);
        await using var killer = await shop.Source.OpenConnectionAsync(Token);
        var cut = new At(Rows / 2, () =>
        {
            using var command = killer.CreateCommand();
            command.CommandText = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
            command.ExecuteNonQuery();
        });
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => shop.Importer.ImportAsync(file, shop.Catalog, new ImportOptions("test"), cut, Token));
        NpgsqlConnection.ClearAllPools();
        await AssertEmptyAsync(shop);
        Assert.Equal(Rows, (await shop.ImportFileAsync(file)).Report!.New);
        Assert.Equal(["failed", "finished"], await shop.ScalarAsync<string[]>("select array_agg(state order by id) from import") ?? []);
    }

    [Fact]
    public async Task Somebody_stops_it()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", Long);
        await using var other = await shop.Source.OpenConnectionAsync(Token);
        // Holds the reading thread until the watch has seen the wish: it looks once a second.
        var stop = new At(1000, () =>
        {
            using var command = other.CreateCommand();
            command.CommandText = "update import set stop_requested_by = 'anna' where state = 'running'";
            command.ExecuteNonQuery();
            using var look = other.CreateCommand();
            look.CommandText = "select rows > 0 from import order by id desc limit 1";
            Assert.True(SpinWait.SpinUntil(() => (bool)look.ExecuteScalar()!, TimeSpan.FromMinutes(1)));
        });
        var result = await shop.Importer.ImportAsync(file, shop.Catalog, new ImportOptions("test"), stop, Token);
        Assert.Equal("anna stopped it; nothing of it was imported.", result.Refusal);
        await AssertEmptyAsync(shop);
        Assert.Equal(result.Refusal, await shop.ScalarAsync<string>("select error from import"));
    }

    [Fact]
    public async Task A_killed_import_is_taken_up_again_and_says_so()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", $"{Header}\nP-1,One,blue,,1,,\n");
        var killed = await shop.ScalarAsync<long>($"insert into import (file_name, path, state, started_by) values ('products.csv', '{file}', 'running', 'test') returning id");
        var report = (await shop.ImportFileAsync(file)).Report!;
        Assert.Contains(report.Notes, note => note.StartsWith($"Import {killed} of this file was cut off", StringComparison.Ordinal));
        Assert.Empty((await shop.ImportFileAsync(file)).Report!.Notes);
    }

    [Fact]
    public async Task A_huge_cell_is_rejected_with_its_line_and_given_back_whole()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\nP-2,{new string('x', 10 << 20)},blue,,1,,\nP-3,Three,blue,,1,,\n");
        Assert.Equal((2, 1), (report.New, report.Rejected));
        Assert.Equal(("too-long", 3, "title"), (report.Rejects[0].Code, report.Rejects[0].Line, report.Rejects[0].Column));
        Assert.Equal(10 << 20, await shop.ScalarAsync<int>("select length(cells[2]) from import_reject"));
    }

    [Fact]
    public async Task A_picture_that_claims_to_be_huge_is_rejected_by_its_header()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        shop.Temp.Write("bomb.png", Png(60_000, 60_000));
        shop.Temp.Write("fine.png", Png(600, 600));
        var report = await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,bomb.png,\nP-2,Two,blue,,1,fine.png,\n");
        Assert.Equal(("picture-too-large", "image", 2), (Assert.Single(report.Rejects).Code, report.Rejects[0].Column, report.Rejects[0].Line));
        Assert.Contains("60000 × 60000", report.Rejects[0].Reason, StringComparison.Ordinal);
        Assert.Equal(1, report.New);
    }

    [Fact]
    public async Task A_disk_error_in_a_picture_is_told_and_nothing_is_kept_of_it()
    {
        using var temp = new TempFolder();
        File.SetLastWriteTimeUtc(temp.Write("a.jpg", "picture"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1));
        await using var shop = await TestShop.OpenAsync(postgres);
        var media = new MediaFolder(temp.Path, new MediaHashes(shop.Source, TimeProvider.System)) { Open = _ => new BrokenDisk() };
        var found = await media.FindAsync(["a.jpg"], [], Token);
        Assert.Null(found.Of("a.jpg").File);
        Assert.Equal(("missing", "The disk is broken."), (found.ProblemOf("a.jpg")!.Code, found.ProblemOf("a.jpg")!.Detail));
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from media_hash"));
        var mended = new MediaFolder(temp.Path, new MediaHashes(shop.Source, TimeProvider.System));
        Assert.NotNull((await mended.FindAsync(["a.jpg"], [], Token)).Of("a.jpg").File);
        Assert.Equal(1, await shop.ScalarAsync<long>("select count(*) from media_hash"));
    }

    private static async Task AssertEmptyAsync(TestShop shop) =>
        Assert.Equal(0, await shop.ScalarAsync<long>("select (select count(*) from product) + (select count(*) from import_reject) + (select count(*) from import_warning)"));

    // A signature, an IHDR and no pixels: https://www.w3.org/TR/png-3/#11IHDR
    private static byte[] Png(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. sum];
    }

    private sealed class At(int rows, Action action) : IProgress<ImportProgress>
    {
        private bool done;

        public void Report(ImportProgress value)
        {
            if (done || value.Rows < rows) return;
            done = true;
            action();
        }
    }

    private sealed class BrokenDisk : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The disk is broken.");
    }
}
