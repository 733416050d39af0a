using System.Globalization;
using System.Runtime.CompilerServices;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>Compares rows with what the catalogue has, one after another in the file's order, and writes what differs into a batch.</summary>
internal sealed class RowComparison(ColumnMapping columns, CellPolicies policies, ColumnLayout layout, KnownRows known, RowEncoder encoder)
{
    private readonly RowReader reader = new(columns, policies, layout, known);
    private readonly RowHash hasher = new(columns, policies, layout);
    private readonly PlainRows? plain = PlainRows.Of(columns, layout);
    private readonly int key = layout.PlaceOf(columns.Key);
    private readonly List<StagedRow> changed = [];
    private readonly Dictionary<long, IReadOnlyList<string>> keeping = [];
    private RowBatch batch = new();

    /// <summary>What was counted so far.</summary>
    public ImportCounts Counts { get; } = new();

    /// <summary>Where the file's own rows have the line that they had in the import that they correct; -1: nowhere.</summary>
    public int CorrectedLine { get; init; } = -1;

    /// <summary>Takes a row that names no files as bytes, where that is enough.</summary>
    /// <returns>False: it has to be taken as text.</returns>
    public bool TryTake(CsvCursor row)
    {
        if (plain is null || CorrectedLine >= 0 || row.IsGarbled || row.Count != layout.Header.Count) return false;
        var sku = KnownRows.KeyOf(row.Cell(key));
        ref var before = ref known.Find(sku);
        if (!Unsafe.IsNullRef(ref before))
        {
            if (before.Line != 0 || before.Hash != hasher.Of(row)) return false;
            before.Line = row.Line;
            Counts.Unchanged++;
        }
        else
        {
            if (!plain.IsPlain(row)) return false;
            if (encoder.ImportId is { } id) plain.Write(batch.New, id, row, hasher.Of(row));
            known.Take(sku, row.Line);
            Counts.New++;
        }

        Counts.Items++;
        Counts.Rows++;
        return true;
    }

    /// <summary>Takes a row.</summary>
    /// <param name="found">The files that it names.</param>
    public void Take(TableRow row, FoundMedia found)
    {
        Counts.Items++;
        Counts.Rows += Math.Max(1, row.Parts.Count);
        var isWhole = !row.IsGarbled && row.Cells.Length == layout.Header.Count;
        var hash = isWhole ? hasher.Of(row, found) : default;
        if (isWhole && row.Faults.Count == 0 && IsUnchanged(row, hash))
        {
            Counts.Unchanged++;
            NoteCorrected(row);
            return;
        }

        var result = reader.Read(row, found);
        if (result.Product is not { } product)
        {
            foreach (var cell in isWhole ? row.Cells.AsSpan(key, 1) : row.Cells) known.Name(CellText.Clean(cell));
            var reject = result.Reject! with { CorrectsLine = CorrectsLine(row.Parts.Count > 0 ? row.Parts[0] : row) };
            encoder.Write(batch, reject);
            Counts.Reject(reject);
            return;
        }

        var before = known.Take(product.Sku, product.Line);
        var staged = new StagedRow(before.Id, product, result.Skipped.Count == 0 ? hash : null);
        if (before.Id == 0) encoder.WriteNew(batch, staged);
        else changed.Add(staged);
        if (before.Id == 0) Counts.New++;
        else Counts.Staged++;
        if (before.IsRetired) Counts.Returned.Add(before.Id);
        if (before.Id != 0 && result.Kept.Count > 0) keeping[before.Id] = result.Kept;
        foreach (var value in result.Skipped) encoder.Write(batch, value);
        Counts.Warn(result.Skipped);
        NoteCorrected(row);
    }

    /// <summary>Ends the batch and begins the next.</summary>
    /// <param name="kept">Has the values of cells that keep what was there.</param>
    public async Task<RowBatch> EndBatchAsync(KeptValues kept, CancellationToken ct)
    {
        await kept.FillAsync(changed, keeping, ct);
        var ended = batch;
        foreach (var row in changed) encoder.WriteChanged(ended, row);
        changed.Clear();
        keeping.Clear();
        batch = new();
        return ended;
    }

    private bool IsUnchanged(TableRow row, Guid hash)
    {
        ref var before = ref known.Find(KnownRows.KeyOf(row.Cells[key]));
        if (Unsafe.IsNullRef(ref before) || before.Line != 0 || before.Hash != hash) return false;
        before.Line = row.Line;
        return true;
    }

    private void NoteCorrected(TableRow row)
    {
        if (CorrectedLine < 0) return;
        foreach (var part in row.Parts.Count > 0 ? row.Parts : [row])
        {
            if (CorrectsLine(part) is { } line) Counts.Corrected.Add(line);
        }
    }

    private int? CorrectsLine(TableRow row) =>
        CorrectedLine >= 0 && CorrectedLine < row.Cells.Length
        && int.TryParse(row.Cells[CorrectedLine], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
}
