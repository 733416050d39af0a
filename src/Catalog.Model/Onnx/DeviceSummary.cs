namespace Catalog.Model.Onnx;

/// <summary>A device that a model runs on.</summary>
/// <param name="Device">Its name, as the option Devices takes it.</param>
/// <param name="Lanes">Batches that run side by side.</param>
/// <param name="MemoryBytes">What all states may take: half for the running batches, half for states at rest and prefills.</param>
/// <param name="Fits">What that is enough for.</param>
public sealed record DeviceSummary(string Device, int Lanes, long MemoryBytes, IReadOnlyList<ContextFit> Fits);

/// <summary>What a device's memory is enough for at a length of conversation.</summary>
/// <param name="Context">Tokens, answer included.</param>
/// <param name="Rows">Answers that could be decoded at once; the option MaxRows may allow fewer.</param>
/// <param name="Openings">Openings of this length that callers could hold at once.</param>
public sealed record ContextFit(int Context, long Rows, long Openings);
