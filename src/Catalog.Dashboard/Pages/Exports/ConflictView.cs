using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>A row that was not written, as its page shows it.</summary>
/// <param name="Theirs">JSON: column → the row's text.</param>
/// <param name="Ours">JSON: column → our text.</param>
public sealed record ConflictView(
    long Id, string Channel, long ProductId, string Sku, string Title, string Kind, string Message, string? Token, string Theirs, string Ours, DateTimeOffset FoundAt)
{
    /// <summary>The columns in which the two differ, with what catalog.json says about each (null where it doesn't name it any more).</summary>
    public IReadOnlyList<ConflictCell> Cells(SqlTarget? target)
    {
        var theirs = Jsonb.Read<Dictionary<string, string>>(Theirs);
        return [.. Jsonb.Read<Dictionary<string, string>>(Ours)
            .Where(cell => theirs.GetValueOrDefault(cell.Key) != cell.Value)
            .Select(cell => new ConflictCell(target?.Columns.FirstOrDefault(column => column.Column == cell.Key), cell.Key, theirs.GetValueOrDefault(cell.Key, ""), cell.Value))];
    }
}

/// <summary>A column in which a row's text isn't ours.</summary>
public sealed record ConflictCell(SqlColumn? Meaning, string Column, string Theirs, string Ours)
{
    /// <summary>The language of both texts; empty where it isn't known.</summary>
    public string Locale => Meaning?.Locale ?? "";
}
