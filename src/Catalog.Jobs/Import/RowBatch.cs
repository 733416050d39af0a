namespace Catalog.Jobs.Import;

/// <summary>What some rows of the file are to the catalogue, ready to be sent. Rows of which nothing changed are only counted.</summary>
internal sealed class RowBatch
{
    /// <summary>Products that weren't there.</summary>
    public CopyRows New { get; } = new();

    /// <summary>Rows that differ from what the last import saw of their products; whether the products differ is seen in the database.</summary>
    public CopyRows Changed { get; } = new();

    /// <summary>Rows that are left out.</summary>
    public CopyRows Rejects { get; } = new();

    /// <summary>Values that are skipped.</summary>
    public CopyRows Warnings { get; } = new();

    /// <summary>True where nothing has to be written.</summary>
    public bool IsEmpty => New.Count + Changed.Count + Rejects.Count + Warnings.Count == 0;
}

/// <summary>A row to write.</summary>
/// <param name="Id">The product's id; 0: it is new.</param>
/// <param name="Row">Its values.</param>
/// <param name="Hash">See <see cref="RowHash"/>; null where the row must be read again the next time, since values of it were skipped.</param>
internal sealed record StagedRow(long Id, ProductRow Row, Guid? Hash);
