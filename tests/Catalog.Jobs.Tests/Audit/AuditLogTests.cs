using Catalog.Jobs.Accounts;
using Catalog.Jobs.Audit;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Audit;

public sealed class AuditLogTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly AuditFilter All = new(null, null, null, null);
    private TestDatabase database = null!;
    private Seeder seeder = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditLog Log => new(database.Source);

    private AuditSealer Sealer => new(database.Source);

    private AuditVerifier Verifier => new(database.Source);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Decisions_accounts_terms_imports_exports_and_runs_are_noted_without_any_code()
    {
        var product = await seeder.ProductAsync("A-1", "title: Lamp");
        var copy = await seeder.TextAsync(product, new SeededText("de-DE", "needs_review", SeededText.Fields("Lampe", "Eine Lampe.", "Lampe", "Lampe")));
        await seeder.ExecuteAsync(
            """
            insert into decision (copy_id, action, actor, from_state, to_state) values
                (@copy, 'escalate', 'rules', 'new', 'needs_review'), (@copy, 'approve', 'mia', 'needs_review', 'approved'), (@copy, 'approve', 'rules', 'new', 'approved');
            insert into import (file_name, state, started_by) values ('a.csv', 'running', 'max');
            update import set state = 'finished', rows = 3;
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by) values ('shop', 'wide', 'x', 1, 1, 0, 'max');
            insert into run (kind, state, started_by) values ('refresh', 'running', 'schedule');
            update run set stopped_by = 'olga', state = 'stopped';
            insert into glossary_entry (term, rule, changed_by) values ('US', 'forbidden', 'mia');
            """, new { copy });
        var accounts = new AccountStore(database.Source, TimeProvider.System);
        await accounts.CreateAsync("mia", "a long password", ["viewer"], Token);
        await accounts.SetPasswordAsync("mia", "another password", Token);
        await using (var connection = await database.Source.OpenConnectionAsync(Token))
        await using (var transaction = await connection.BeginTransactionAsync(Token))
        {
            await AuditLog.ActAsAsync(connection, transaction, "olga", Token);
            await connection.ExecuteAsync("update account set roles = array['viewer', 'reviewer'] where name = 'mia'", transaction: transaction);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(
            [
                "mia text.approve A-1 de-DE", "rules text.approve A-1 de-DE", "max import.finish a.csv", "max export.write shop", "schedule run.start refresh", "olga run.stop refresh",
                "mia glossary.add US", "system account.add mia", "system account.password mia", "olga account.roles mia",
            ],
            (await ListAsync(All)).Select(line => $"{line.Actor} {line.Action} {line.Subject}"));
        Assert.Equal(["account.roles", "account.password", "account.add"], (await new AuditQueries(database.Source).PageAsync(All with { Action = "account" }, null, 10, Token)).Select(line => line.Action));
        Assert.Equal(["mia", "mia"], (await ListAsync(All with { Actor = "mia" })).Select(line => line.Actor));
        Assert.Empty(await ListAsync(All with { To = new DateOnly(2020, 1, 1) }));
        Assert.Contains("\"from\" : [\"viewer\"]", (await ListAsync(All))[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_about_many_texts_and_exports_taken_back_are_called_that()
    {
        await seeder.ExecuteAsync(
            """
            insert into bulk (action, query, arguments, actor, state, texts) values ('approve', 'state:needs-review', '{}', 'mia', 'previewed', 7);
            update bulk set state = 'running';
            update bulk set state = 'finished';
            update bulk set state = 'undoing', undone_by = 'max';
            update bulk set state = 'undone';
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by) values ('shop', 'wide', 'x', 1, 1, 0, 'max');
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by, takes_back) select 'shop', 'wide', 'y', 1, 1, 0, 'olga', id from export_batch;
            """);
        var entries = await ListAsync(All);
        Assert.Equal(
            ["mia bulk.decide approve state:needs-review", "max bulk.undo approve state:needs-review", "max export.write shop", "olga export.take-back shop"],
            entries.Select(line => $"{line.Actor} {line.Action} {line.Subject}"));
        Assert.Contains("\"texts\" : 7", entries[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit_entry set actor = 'nobody'")]
    [InlineData("delete from audit_entry")]
    [InlineData("truncate audit_entry cascade")]
    [InlineData("update audit_link set hash = ''")]
    [InlineData("delete from audit_link")]
    [InlineData("truncate audit_link")]
    [InlineData("set session_replication_role = replica; delete from audit_link")]
    public async Task The_log_is_only_added_to(string attempt)
    {
        await Log.AddAsync("mia", "sign-in", "", null, Token);
        await Sealer.SealAsync(Token);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => seeder.ExecuteAsync(attempt));
        Assert.Contains("only ever added to", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sealers_and_many_writers_make_one_chain()
    {
        var writing = Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 25; i++) await Log.AddAsync($"writer{writer}", "test", $"{i}", new Dictionary<string, string> { ["n"] = $"{i}" }, Token);
        });
        var sealing = Enumerable.Range(0, 2).Select(async _ =>
        {
            for (var i = 0; i < 10; i++) await Sealer.SealAsync(Token);
        });
        await Task.WhenAll(writing.Concat(sealing));
        await Sealer.SealAsync(Token);
        var verdict = await Verifier.VerifyAsync(null, Token);
        Assert.Equal((200L, true, null), (verdict.Links, verdict.IsWhole, verdict.Problem));
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from audit_pending"));
    }

    [Theory]
    [InlineData("update audit_entry set actor = 'nobody' where subject = '3'", 3, "was changed")]
    [InlineData("update audit_link set hash = decode(repeat('00', 32), 'hex') where seq = 4", 4, "was changed")]
    [InlineData("delete from audit_link where seq = 2", 2, "Link 2 is missing")]
    [InlineData("delete from audit_link where seq = 5; delete from audit_entry where subject = '5'", 5, "cut off")]
    [InlineData("insert into audit_entry (actor, action) values ('nobody', 'test'); delete from audit_pending", 6, "waits for none")]
    public async Task Verify_reports_the_first_link_that_does_not_hold(string tampering, long broken, string problem)
    {
        for (var i = 1; i <= 5; i++) await Log.AddAsync("mia", "test", $"{i}", null, Token);
        await Sealer.SealAsync(Token);
        var whole = await Verifier.VerifyAsync(null, Token);
        Assert.True(whole.IsWhole);
        await seeder.ExecuteAsync(
            $"alter table audit_entry disable trigger audit_entry_stays; alter table audit_link disable trigger audit_link_stays; {tampering}");
        var verdict = await Verifier.VerifyAsync(new KnownLink(whole.Links, whole.Head), Token);
        Assert.Equal(broken, verdict.Broken);
        Assert.Contains(problem, verdict.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_written_anew_is_not_the_one_that_was_written_down()
    {
        await Log.AddAsync("mia", "test", "1", null, Token);
        await Sealer.SealAsync(Token);
        Assert.True((await Verifier.VerifyAsync(null, Token)).IsWhole);
        var verdict = await Verifier.VerifyAsync(new KnownLink(1, new string('a', 64)), Token);
        Assert.Contains("written anew", verdict.Problem, StringComparison.Ordinal);
        Assert.Null(KnownLink.Parse("1:zz"));
        Assert.Equal(new KnownLink(12, new string('a', 64)), KnownLink.Parse("12:" + new string('A', 64)));
    }

    [Fact]
    public async Task A_changed_catalogue_file_is_noted_once()
    {
        using var folder = new TempFolder();
        var watch = new SettingsWatch(database.Source, new(folder.Path));
        Assert.False(await watch.LookAsync(Token));
        var file = Path.Combine(folder.Path, "catalog.json");
        await File.WriteAllTextAsync(file, "{}", Token);
        Assert.True(await watch.LookAsync(Token));
        Assert.False(await watch.LookAsync(Token));
        await File.WriteAllTextAsync(file, "{ }", Token);
        Assert.True(await watch.LookAsync(Token));
        Assert.Equal(2, (await ListAsync(All with { Action = "settings" })).Count);
    }

    private async Task<List<AuditLine>> ListAsync(AuditFilter filter)
    {
        var lines = new List<AuditLine>();
        await foreach (var line in new AuditQueries(database.Source).AllAsync(filter, Token)) lines.Add(line);
        return lines;
    }
}
