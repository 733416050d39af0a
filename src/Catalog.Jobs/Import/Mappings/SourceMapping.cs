using System.Text.Json.Serialization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>How the files of a source become rows of the catalogue.</summary>
/// <param name="Columns">One for each column of the catalogue; empty: the file's columns have the catalogue's names.</param>
/// <param name="Settings">What is overruled of how a file is read.</param>
/// <param name="BadValues">What a value that can't be used does to its row.</param>
public sealed record SourceMapping(
    IReadOnlyList<ColumnMatch> Columns, TableSettings Settings, [property: JsonConverter(typeof(JsonStringEnumConverter<BadValue>))] BadValue BadValues = BadValue.RejectRow)
{
    /// <summary>Nothing is mapped, all is detected.</summary>
    public static SourceMapping None { get; } = new([], TableSettings.Detect);

    /// <summary>The match of a column of the catalogue; null where nothing is said about it.</summary>
    public ColumnMatch? Of(string column) => Columns.FirstOrDefault(match => match.Column == column);

    /// <summary>What it says about empty cells and bad values; null where it says nothing and the catalogue's policies hold.</summary>
    /// <remarks>
    /// The article number and the title reject their row in any case. A column that the file hasn't got says nothing of its values: they stay.
    /// </remarks>
    public CellPolicies? Policies => Columns.Count == 0 ? null : new(
        Columns.ToDictionary(match => match.Column, match => match.From is null ? EmptyCell.Keep : match.Empty),
        Columns.ToDictionary(match => match.Column, _ => BadValues));
}

/// <summary>Where a column of the catalogue comes from.</summary>
/// <param name="Column">Its name in catalog.json.</param>
/// <param name="From">The file's column; null: the file has none for it.</param>
/// <param name="Empty">What an empty cell does to a product that is there already.</param>
public sealed record ColumnMatch(
    string Column, string? From, [property: JsonConverter(typeof(JsonStringEnumConverter<EmptyCell>))] EmptyCell Empty = EmptyCell.Clear);
