using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Notes in table import how an import of texts went.</summary>
internal sealed class TextJournal(NpgsqlConnection connection)
{
    /// <summary>Keeps its rejected rows and counts.</summary>
    /// <param name="corrects">The import whose rejects file it is; null: none's.</param>
    /// <returns>What became of the rows that were corrected; null where it corrects none.</returns>
    public async Task<RejectsReceipt?> FinishAsync(long id, long? corrects, ImportReport report, EditPlan plan, IReadOnlyList<string> header, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into import_reject (import_id, line, column_name, code, reason, hint, cells, corrects_line)
            values (@id, @Line, @Column, @Code, @Reason, @Hint, @cells, @CorrectsLine)
            """,
            plan.Rejects().Select(row => new { id, row.Line, row.Column, row.Code, row.Reason, row.Hint, cells = row.Cells.ToArray(), row.CorrectsLine }),
            transaction, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            update import set state = 'finished', columns = @columns, rows = @Rows, items = @Items, changed = @Changed, unchanged = @Unchanged, rejected = @Rejected,
                encoding = @Encoding, delimiter = @delimiter, channel = @channel, notes = @notes, finished_at = clock_timestamp()
            where id = @id
            """,
            new
            {
                id,
                columns = header.ToArray(),
                report.Rows,
                report.Items,
                report.Changed,
                report.Unchanged,
                report.Rejected,
                report.Encoding,
                delimiter = report.Delimiter?.ToString(),
                channel = report.Texts!.Channel,
                notes = report.Notes.ToArray(),
            },
            transaction, cancellationToken: ct));
        var receipt = corrects is { } earlier ? await Corrections.ResolveAsync(transaction, id, earlier, plan.Corrected, ct) : null;
        await transaction.CommitAsync(ct);
        return receipt;
    }
}
