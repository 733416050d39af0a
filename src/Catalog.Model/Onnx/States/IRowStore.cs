namespace Catalog.Model.Onnx.States;

/// <summary>The memory of a decode batch's states: rows close together at the front, growing tensors padded on the right. Used by one thread.</summary>
internal interface IRowStore : IDisposable
{
    /// <summary>Bytes that it takes.</summary>
    long Bytes { get; }

    /// <summary>Makes room; keeps the rows that are there.</summary>
    /// <param name="rows">Rows that there is room for.</param>
    /// <param name="length">Positions that each has room for; at least as many as the longest kept row has.</param>
    /// <param name="kept">Tokens of each row that is kept, from the first on.</param>
    void Resize(int rows, int length, IReadOnlyList<int> kept);

    /// <summary>Copies a state into a row.</summary>
    void Write(int row, SequenceState state);

    /// <summary>Copies a row out.</summary>
    SequenceState Read(int row, int length, int delta);

    /// <summary>Copies a row over another.</summary>
    void Move(int from, int to, int length);

    /// <summary>Binds the first rows as the decoder's inputs and outputs at once.</summary>
    void Bind(StepBinding binding, int rows);
}
