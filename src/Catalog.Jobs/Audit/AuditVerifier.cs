using System.Data;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Audit;

/// <summary>Walks over the whole chain and works out every hash again.</summary>
public sealed class AuditVerifier(NpgsqlDataSource source)
{
    /// <summary>Finds the first link that doesn't hold. Entries that wait for their link are no fault; ones that were taken out of the queue are.</summary>
    /// <param name="known">A link that was written down before; null: none.</param>
    public async Task<AuditVerdict> VerifyAsync(KnownLink? known, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var hash = AuditChain.Start.ToArray();
        long links = 0;
        var met = known is null;
        await foreach (var link in connection.QueryUnbufferedAsync<Link>(
            $"select l.seq, l.entry_id, l.hash, {AuditEntry.Columns} from audit_link l left join audit_entry e on e.id = l.entry_id order by l.seq", transaction: transaction)
            .WithCancellation(cancellation))
        {
            if (Fault(link, links, hash) is { } fault) return new(links, Convert.ToHexStringLower(hash), links + 1, fault);
            hash = link.Hash;
            links = link.Seq;
            if (known?.Seq == links)
            {
                met = known.Hash == Convert.ToHexStringLower(hash);
                if (!met) return new(links - 1, known.Hash, links, $"Link {links} isn't the one that was written down: the log was written anew.");
            }
        }

        var head = Convert.ToHexStringLower(hash);
        if (!met) return new(links, head, known!.Seq, $"The log ends at link {links}, and link {known.Seq} was written down: its end was cut off.");
        var lost = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            """
            select e.id from audit_entry e
            where not exists (select 1 from audit_link l where l.entry_id = e.id) and not exists (select 1 from audit_pending w where w.entry_id = e.id)
            order by e.id limit 1
            """,
            transaction: transaction, commandTimeout: 0, cancellationToken: cancellation));
        return lost is null
            ? new(links, head, null, null)
            : new(links, head, links + 1, $"Entry {lost} has no link and waits for none: it was put in or taken out of the queue by hand.");
    }

    private static string? Fault(Link link, long before, byte[] hash)
    {
        if (link.Seq != before + 1) return $"Link {before + 1} is missing: {link.Seq} comes next.";
        if (link.Entry is not { } entry) return $"Link {link.Seq}: its entry {link.EntryId} is gone.";
        return AuditChain.Hash(hash, link.Seq, entry).AsSpan().SequenceEqual(link.Hash)
            ? null
            : $"Link {link.Seq}: entry {entry.Id} ({entry.Action} by {entry.Actor}, {entry.At:u}) or the link itself was changed.";
    }

    private sealed record Link(
        long Seq, long EntryId, byte[] Hash, long? Id, DateTimeOffset? At, string? Actor, string? Action, string? Subject, long? CopyId, long? ProductId, string? Detail)
    {
        public AuditEntry? Entry => Id is { } id ? new(id, At!.Value, Actor!, Action!, Subject!, CopyId, ProductId, Detail!) : null;
    }
}
