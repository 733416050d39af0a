namespace Catalog.Jobs.Import;

/// <summary>What some rows of the file are to the catalogue. Rows of which nothing changed are only counted.</summary>
internal sealed class RowBatch
{
    /// <summary>Products that weren't there.</summary>
    public List<StagedRow> New { get; } = [];

    /// <summary>Rows that differ from what the last import saw of their products; whether the products differ is seen in the database.</summary>
    public List<StagedRow> Changed { get; } = [];

    /// <summary>Rows that are left out.</summary>
    public List<RowReject> Rejects { get; } = [];

    /// <summary>Values that are skipped.</summary>
    public List<SkippedValue> Warnings { get; } = [];

    /// <summary>True where nothing has to be written.</summary>
    public bool IsEmpty => New.Count + Changed.Count + Rejects.Count + Warnings.Count == 0;
}

/// <summary>A row to write.</summary>
/// <param name="Id">The product's id; 0: it is new.</param>
/// <param name="Row">Its values.</param>
/// <param name="Hash">See <see cref="RowHash"/>; null where the row must be read again the next time, since values of it were skipped.</param>
internal sealed record StagedRow(long Id, ProductRow Row, Guid? Hash);
