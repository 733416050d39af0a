using Dapper;

namespace Catalog.Jobs.Runs;

/// <summary>Rows of <c>conversation</c> and <c>conversation_turn</c>: what the report's figures are worked out from, and what shows how an answer came about.</summary>
internal static class TranscriptRows
{
    public static async Task WriteAsync(RowWriter writer, long run, long product, Transcript transcript)
    {
        var conversation = await writer.SingleAsync<long>(
            """
            insert into conversation (run_id, product_id, kind, opening, opening_tokens) values (@run, @product, @Kind, @opening, @OpeningTokens)
            returning id
            """,
            new { run, product, transcript.Kind, opening = Storable(transcript.Opening), transcript.OpeningTokens });
        await writer.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into conversation_turn (conversation_id, task, locale, round, turn, attempt, tail, answer, ended, tail_tokens, decode_tokens, forced_tokens, seconds)
            values (@conversation, @Task, @Locale, @Round, @Turn, @Attempt, @tail, @answer, @Ended, @TailTokens, @DecodeTokens, @ForcedTokens, @Seconds)
            """,
            transcript.Turns.Select(turn => new
            {
                conversation,
                turn.Task,
                turn.Locale,
                turn.Round,
                turn.Turn,
                turn.Attempt,
                tail = Storable(turn.Tail),
                answer = Storable(turn.Answer),
                turn.Ended,
                turn.TailTokens,
                turn.DecodeTokens,
                turn.ForcedTokens,
                turn.Seconds,
            }),
            writer.Transaction, cancellationToken: writer.CancellationToken));
    }

    // PostgreSQL's text holds no U+0000; a document or an answer may.
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
