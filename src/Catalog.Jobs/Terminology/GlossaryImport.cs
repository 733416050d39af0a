using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Terminology;

/// <summary>What an import of a glossary did.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Rows">Rows in it, the header left out.</param>
/// <param name="Deleted">Entries that the file lacks; only where the whole glossary was replaced.</param>
/// <param name="Rejects">All rows that were not taken.</param>
/// <param name="RejectsFile">Where they lie, to be fixed and brought again; null where there are none, or nothing was kept.</param>
public sealed record GlossaryReport(
    string File, int Rows, int Added, int Changed, int Unchanged, int Deleted, int Rejected, IReadOnlyList<GlossaryReject> Rejects, string? RejectsFile, bool DryRun);

/// <summary>What came of an import: a report, or why the file can't be used at all.</summary>
public sealed record GlossaryImportResult(GlossaryReport? Report, string? Refusal);

/// <summary>How to import.</summary>
/// <param name="Name">What the person calls the file.</param>
/// <param name="By">Who brings it.</param>
/// <param name="DryRun">Read, check and compare everything, and keep nothing.</param>
/// <param name="Replace">Take entries out that the file lacks. Only a file without faults may.</param>
public sealed record GlossaryImportOptions(string Name, string By, bool DryRun = false, bool Replace = false);

/// <summary>
/// Imports a glossary file into the database: its good rows are added or change the entry with the same term, locale, category and rule; the others
/// go to a file of rejects. Docs: docs/terminology.md.
/// </summary>
public sealed class GlossaryImport(NpgsqlDataSource source, DataFolder folder)
{
    /// <summary>Imports a file's content.</summary>
    public async Task<GlossaryImportResult> ImportAsync(byte[] content, CatalogDefinition catalog, GlossaryImportOptions options, CancellationToken ct)
    {
        var file = await GlossaryFile.ReadAsync(content, ct);
        if (file.Problem is { } problem) return new(null, $"{options.Name}{(file.ProblemLine is { } line ? $", line {line}:" : "")} {problem}.");
        var rows = new GlossaryRows(new GlossaryRules(catalog.Locales, catalog.Columns.Category is not null));
        var rejects = new List<GlossaryReject>();
        foreach (var row in file.Rows)
            if (rows.Add(row) is { Count: > 0 } faults) rejects.Add(Reject(row, faults));
        if (options.Replace && rejects.Count > 0)
        {
            return new(null, $"{options.Name}: {Say(rejects[0])} A file that replaces the glossary must be without fault; " +
                $"{rejects.Count} of {file.Rows.Count} rows have one. Nothing was changed.");
        }

        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var table = new GlossaryTable(connection, transaction, ct);
        await table.LockAsync();
        var counts = await new Merging(table, options).MergeAsync(rows.Terms, (term, fault) => rejects.Add(Reject(rows.RowOf(term), [fault])));
        rejects.Sort((a, b) => a.Line.CompareTo(b.Line));
        var unchanged = file.Rows.Count - counts.Added - counts.Changed - rejects.Count;
        var report = new GlossaryReport(
            options.Name, file.Rows.Count, counts.Added, counts.Changed, unchanged, counts.Deleted, rejects.Count, rejects, null, options.DryRun);
        if (options.DryRun) return new(report, null);
        await transaction.CommitAsync(ct);
        return new(rejects.Count == 0 ? report : report with { RejectsFile = await WriteAsync(file, rejects, options.Name, ct) }, null);
    }

    /// <summary>A reject in a sentence.</summary>
    public static string Say(GlossaryReject reject) => $"line {reject.Line}{(reject.Column.Length > 0 ? $", {reject.Column}" : "")}: {reject.Reason}.";

    private static GlossaryReject Reject(GlossaryRow row, IReadOnlyList<GlossaryFault> faults) =>
        new(row.Line, faults[0].Column, string.Join("; ", faults.Select(fault => fault.Reason)), row.Raw);

    private async Task<string> WriteAsync(GlossaryFile file, IReadOnlyList<GlossaryReject> rejects, string name, CancellationToken ct)
    {
        var safe = new string([.. Path.GetFileNameWithoutExtension(name).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-').Take(100)]);
        var path = Path.Combine(folder.Rejects, $"glossary-{Guid.NewGuid():N}-{safe}.csv");
        Directory.CreateDirectory(folder.Rejects);
        await File.WriteAllBytesAsync(path, GlossaryRejects.Write(file.Header, rejects), ct);
        return path;
    }

    private sealed class Merging(GlossaryTable table, GlossaryImportOptions options)
    {
        public async Task<(int Added, int Changed, int Deleted)> MergeAsync(IReadOnlyList<GlossaryTerm> terms, Action<GlossaryTerm, GlossaryFault> reject)
        {
            var known = (await table.AllAsync()).ToDictionary(entry => entry.Term.Key);
            var gone = options.Replace ? known.Keys.Except(terms.Select(term => term.Key)).Select(key => known[key]).ToList() : [];
            foreach (var entry in gone)
            {
                await table.DeleteAsync(entry.Id, entry.Version, options.By);
                known.Remove(entry.Term.Key);
            }

            var (added, changed) = (0, 0);
            foreach (var term in terms)
            {
                if (Conflict(term, known) is { } conflict) reject(term, new("rule", $"{conflict}, and the glossary has the other"));
                else if (!known.TryGetValue(term.Key, out var entry))
                {
                    await table.AddAsync(term, options.By);
                    added++;
                }
                else if (entry.Term != term)
                {
                    await table.ChangeAsync(entry.Id, entry.Version, term, options.By);
                    changed++;
                }
            }

            return (added, changed, gone.Count);
        }

        private static string? Conflict(GlossaryTerm term, Dictionary<GlossaryKey, GlossaryEntry> known) =>
            GlossaryRules.Conflict(term.Rule, Enum.GetValues<GlossaryRule>().Where(rule => known.ContainsKey(term.Key with { Rule = rule })));
    }
}
