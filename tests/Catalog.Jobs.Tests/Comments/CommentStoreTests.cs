using Catalog.Jobs.Accounts;
using Catalog.Jobs.Comments;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Comments;

public sealed class CommentStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private long product;
    private long german;
    private long french;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CommentStore Store => new(database.Source, time);

    private CommentQueries Queries => new(database.Source);

    private Notifications Inbox => new(database.Source, time);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        product = await seeder.ProductAsync("A-1", "title: Lamp");
        german = await seeder.TextAsync(product, new SeededText("de-DE", "needs_review", SeededText.Fields("Lampe", "Eine Lampe.", "Lampe", "Lampe")));
        french = await seeder.TextAsync(product, new SeededText("fr-FR", "needs_review", SeededText.Fields("Lampe", "Une lampe.", "Lampe", "Lampe")));
        var accounts = new AccountStore(database.Source, time);
        foreach (var name in new[] { "mia", "max", "olga" }) await accounts.CreateAsync(name, "a long password", ["viewer"], Token);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Who_is_mentioned_and_who_commented_before_is_told_once_and_nobody_of_their_own_words()
    {
        Assert.Equal(["nobody"], (await Store.AddAsync(german, "mia", "@max @nobody @mia see this, @max", false, Token)).Unknown);
        await Store.AddAsync(german, "max", "Done. @olga, @mia", false, Token);
        Assert.Equal((1, 1, 1), (await Inbox.UnreadAsync("mia", Token), await Inbox.UnreadAsync("max", Token), await Inbox.UnreadAsync("olga", Token)));
        await Store.AddAsync(german, "max", "And this.", false, Token);
        Assert.Equal(["answer max And this.", "mention max Done. @olga, @mia"], (await Inbox.PageAsync("mia", null, 10, Token)).Select(one => $"{one.Kind} {one.Actor} {one.Words}"));
        Assert.Equal(2, await Inbox.UnreadAsync("mia", Token));
        await Inbox.ReadAsync("max", long.MaxValue, true, Token);
        Assert.Equal((2, 0), (await Inbox.UnreadAsync("mia", Token), await Inbox.UnreadAsync("max", Token)));
        var newest = (await Inbox.PageAsync("mia", null, 1, Token))[0];
        await Inbox.ReadAsync("mia", newest.Id, false, Token);
        Assert.Equal([false, true], (await Inbox.PageAsync("mia", null, 10, Token)).Select(one => one.IsNew));
        Assert.Equal(["mention"], (await Inbox.PageAsync("mia", newest.Id, 10, Token)).Select(one => one.Kind));
    }

    [Fact]
    public async Task Only_the_author_changes_a_comment_and_only_for_minutes()
    {
        var id = (await Store.AddAsync(german, "mia", "First", false, Token)).Id;
        Assert.NotNull((await Store.EditAsync(id, "max", "Second", Token)).Problem);
        time.Advance(TimeSpan.FromMinutes(14));
        Assert.Null((await Store.EditAsync(id, "mia", "Second @max", Token)).Problem);
        Assert.Equal(1, await Inbox.UnreadAsync("max", Token));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("15 minutes", (await Store.EditAsync(id, "mia", "Third", Token)).Problem, StringComparison.Ordinal);
        var comment = Assert.Single(await Queries.OfTextAsync(german, Token));
        Assert.Equal(("Second @max", true), (comment.Body, comment.EditedAt is not null));
    }

    [Fact]
    public async Task A_deleted_comment_leaves_a_mark_without_its_words()
    {
        var id = (await Store.AddAsync(german, "mia", "secret", false, Token)).Id;
        Assert.NotNull(await Store.DeleteAsync(id, "max", false, Token));
        Assert.Null(await Store.DeleteAsync(id, "max", true, Token));
        Assert.NotNull(await Store.DeleteAsync(id, "mia", false, Token));
        var comment = Assert.Single(await Queries.OfTextAsync(german, Token));
        Assert.Equal(("", "max", true), (comment.Body, comment.DeletedBy, comment.IsDeleted));
        Assert.Empty(await Queries.PageAsync(CommentScope.All, null, 10, Token));
    }

    [Fact]
    public async Task A_problem_of_the_product_shows_once_with_each_of_its_texts_until_it_is_solved()
    {
        await Store.AddAsync(german, "mia", "only German", false, Token);
        var id = (await Store.AddAsync(german, "mia", "The facts say 30 W, the box says 15 W.", true, Token)).Id;
        Assert.Equal([id], (await Queries.OfTextAsync(french, Token)).Select(comment => comment.Id));
        Assert.Equal(2, (await Queries.OfTextAsync(german, Token)).Count);
        Assert.Equal([id], (await Queries.ProblemsAsync(product, Token)).Select(comment => comment.Id));
        Assert.Equal([id], (await Queries.PageAsync(CommentScope.OpenProblems, null, 10, Token)).Select(comment => comment.Id));
        Assert.Null(await Store.ResolveAsync(id, "max", true, Token));
        Assert.NotNull(await Store.ResolveAsync(id, "max", true, Token));
        Assert.Empty(await Queries.PageAsync(CommentScope.OpenProblems, null, 10, Token));
        Assert.Equal("max", (await Queries.ProblemsAsync(product, Token))[0].ResolvedBy);
        Assert.Null(await Store.ResolveAsync(id, "olga", false, Token));
        Assert.Equal("olga comment.reopen", await seeder.ScalarAsync<string>("select actor || ' ' || action from audit_entry order by id desc limit 1"));
    }

    [Theory]
    [InlineData(" \r\n ", "Write something")]
    [InlineData("a\0b", "NUL")]
    public async Task What_can_not_be_kept_is_refused(string body, string problem) =>
        Assert.Contains(problem, (await Store.AddAsync(german, "mia", body, false, Token)).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task Too_long_or_about_nothing_is_refused()
    {
        Assert.Contains("4001 characters", (await Store.AddAsync(german, "mia", new string('a', 4001), false, Token)).Problem, StringComparison.Ordinal);
        Assert.Contains("gone", (await Store.AddAsync(german + 1000, "mia", "hello", false, Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sent_a_text_back_learns_of_the_new_draft_once()
    {
        await seeder.ExecuteAsync(
            "insert into decision (copy_id, action, actor, from_state, to_state) values (@german, 'reject', 'mia', 'needs_review', 'needs_rewrite')", new { german });
        const string draft =
            """
            insert into revision (copy_id, number, author, texts, raw) select copy_id, max(number) + 1, 'model', '{}', '{}' from revision where copy_id = @german group by copy_id;
            update copy set newest_revision_id = (select max(id) from revision where copy_id = @german) where id = @german;
            insert into decision (copy_id, action, actor, from_state, to_state) values (@german, 'escalate', 'rules', 'needs_rewrite', 'needs_review')
            """;
        await seeder.ExecuteAsync(draft, new { german });
        await seeder.ExecuteAsync(draft, new { german });
        Assert.Equal(["draft model A-1 de-DE"], (await Inbox.PageAsync("mia", null, 10, Token)).Select(one => $"{one.Kind} {one.Actor} {one.Sku} {one.Locale}"));
    }

    [Fact]
    public async Task Who_is_given_a_text_is_told_and_who_takes_it_is_not()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        await Inbox.AssignedAsync(connection, null, german, "max", "mia", Token);
        await Inbox.AssignedAsync(connection, null, german, "mia", "mia", Token);
        Assert.Equal((1, 0), (await Inbox.UnreadAsync("max", Token), await Inbox.UnreadAsync("mia", Token)));
    }
}
