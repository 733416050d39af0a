using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Comments;

/// <summary>Notes whom a comment concerns.</summary>
internal static class CommentNotices
{
    public sealed record Said(long Id, long CopyId, string Author, string Body);

    /// <summary>Tells whom the comment mentions, and who commented on the text before; each once a comment, and nobody of their own words.</summary>
    /// <returns>Names behind an @ that no account has.</returns>
    public static async Task<IReadOnlyList<string>> TellAsync(RowWriter writer, Said said, DateTimeOffset now)
    {
        var candidates = Mentions.Candidates(said.Body);
        var known = (await writer.QueryAsync<string>(
            "select name from account where name = any(@candidates) order by name", new { candidates = candidates.ToArray() })).ToHashSet(StringComparer.Ordinal);
        var named = Mentions.Split(said.Body, known).Select(piece => piece.Account).OfType<string>().ToArray();
        await writer.ExecuteAsync(
            """
            insert into notification (account, kind, actor, copy_id, comment_id, created_at)
            select told.account, told.kind, @Author, @CopyId, @Id, @now
            from (
                select distinct on (account) account, kind from (
                    select unnest(@named) as account, 'mention' as kind, 1 as place
                    union all
                    select m.author, 'answer', 2 from comment m where m.copy_id = @CopyId and m.id < @Id and m.deleted_at is null
                        and exists (select 1 from account a where a.name = m.author)) as all_told
                order by account, place) as told
            where told.account <> @Author
                and not exists (select 1 from notification n where n.account = told.account and n.comment_id = @Id)
            order by told.account
            """,
            new { said.Id, said.CopyId, said.Author, named, now });
        return Mentions.Unknown(said.Body, known);
    }
}
