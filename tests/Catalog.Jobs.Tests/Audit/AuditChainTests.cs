using Catalog.Jobs.Audit;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Gen<AuditEntry> Entries = Gen.Select(
        Gen.Long[1, 1_000_000], Gen.Int[0, 1_000_000], Gen.String, Gen.String, Gen.String, Gen.Long.Nullable(), Gen.Long.Nullable(), Gen.String,
        (id, at, actor, action, subject, copy, product, detail) =>
            new AuditEntry(id, DateTimeOffset.UnixEpoch.AddMicroseconds(at), actor, action, subject, copy, product, detail));

    [Fact]
    public void Every_link_depends_on_every_field_of_every_entry_before_it() => Gen.Select(Entries.List[1, 8], Gen.Int[0, 7], Gen.Int[0, 7]).Sample((entries, which, field) =>
    {
        var place = which % entries.Count;
        var changed = entries.ToList();
        changed[place] = Change(entries[place], field);
        var (before, after) = (Hashes(entries), Hashes(changed));
        for (var i = 0; i < entries.Count; i++) Assert.Equal(i < place, before[i] == after[i]);
    });

    [Fact]
    public void Entries_that_change_places_change_the_chain() => Gen.Select(Entries, Entries).Where((a, b) => a != b).Sample((a, b) =>
        Assert.NotEqual(Hashes([a, b])[^1], Hashes([b, a])[^1]));

    [Fact]
    public void Letters_that_move_from_a_field_to_the_next_change_the_hash() => Gen.Select(Entries, Gen.String[Gen.Char.AlphaNumeric, 1, 9]).Sample((entry, moved) =>
        Assert.NotEqual(
            Hashes([entry with { Actor = entry.Actor + moved }]),
            Hashes([entry with { Action = moved + entry.Action }])));

    [Fact]
    public void The_hash_of_a_known_entry_stays_what_it_is() => Assert.Equal(
        "834871fcaa7948702b00c76398ca6907",
        Hashes([new(7, DateTimeOffset.UnixEpoch.AddSeconds(1), "mia", "text.approve", "A-1 de-DE", 3, null, "{}")])[0][..32]);

    private static AuditEntry Change(AuditEntry entry, int field) => field switch
    {
        0 => entry with { Id = entry.Id + 1 },
        1 => entry with { At = entry.At.AddMicroseconds(1) },
        2 => entry with { Actor = entry.Actor + "x" },
        3 => entry with { Action = entry.Action + "x" },
        4 => entry with { Subject = entry.Subject + "x" },
        5 => entry with { CopyId = entry.CopyId is null ? 0 : null },
        6 => entry with { ProductId = entry.ProductId is null ? 0 : null },
        _ => entry with { Detail = entry.Detail + "x" },
    };

    private static List<string> Hashes(IReadOnlyList<AuditEntry> entries)
    {
        var hash = AuditChain.Start.ToArray();
        return [.. entries.Select((entry, i) => Convert.ToHexStringLower(hash = AuditChain.Hash(hash, i + 1, entry)))];
    }
}
