using Catalog.Model.Onnx.Devices;
using Catalog.Model.Onnx.States;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>The decoder: appends tokens to one sequence (prefill). <see cref="DecodeBatch"/> steps many.</summary>
internal sealed class DecoderSession : IDisposable
{
    private readonly RunOptions options = new();
    private readonly string[] inputNames, outputNames;
    private readonly bool hasPositions, flatPositions;

    public DecoderSession(InferenceSession session, GenAiDecoder config, string file, ComputeDevice device)
    {
        Device = device;
        Session = session;
        Config = config;
        Layout = StateLayout.Read(session, config, file);
        TokenInput = config.InputsEmbeds is { } embeds && session.InputMetadata.ContainsKey(embeds) ? embeds
            : config.InputIds is { } ids && session.InputMetadata.ContainsKey(ids) ? ids
            : throw new ModelFolderException($"{file}: neither of the inputs inputs_embeds and input_ids that {GenAiConfig.FileName} names is there");
        TakesIds = TokenInput == config.InputIds;
        var tokens = session.InputMetadata[TokenInput];
        TokenType = tokens.ElementDataType;
        Hidden = TakesIds ? 0 : tokens.Dimensions[^1];
        hasPositions = config.PositionIds is { } positions && session.InputMetadata.ContainsKey(positions);
        flatPositions = hasPositions && session.InputMetadata[config.PositionIds!].Dimensions.Length == 2;
        if (!session.OutputMetadata.TryGetValue(config.Logits, out var logits)) throw new ModelFolderException($"{file}: output {config.Logits} is missing");
        LogitsType = logits.ElementDataType;
        Elements.Size(LogitsType, config.Logits);
        Vocabulary = logits.Dimensions[^1];
        inputNames = [TokenInput, config.AttentionMask, .. hasPositions ? [config.PositionIds!] : Array.Empty<string>(), .. Layout.Tensors.Select(tensor => tensor.Past)];
        outputNames = [config.Logits, .. Layout.Tensors.Select(tensor => tensor.Present)];
    }

    public InferenceSession Session { get; }

    /// <summary>Where its states lie.</summary>
    public ComputeDevice Device { get; }

    public GenAiDecoder Config { get; }

    public StateLayout Layout { get; }

    /// <summary>The name of the input that takes embeddings or ids.</summary>
    public string TokenInput { get; }

    /// <summary>True for text-only builds, which embed by themselves.</summary>
    public bool TakesIds { get; }

    public TensorElementType TokenType { get; }

    /// <summary>Width of an embedding; 0 where the decoder takes ids.</summary>
    public int Hidden { get; }

    public TensorElementType LogitsType { get; }

    /// <summary>Width of the logits, padding included.</summary>
    public int Vocabulary { get; }

    /// <summary>The position tensor's shape for a batch; null where the model has no such input.</summary>
    public long[]? PositionShape(int rows, int tokens) => !hasPositions ? null : flatPositions ? [rows, tokens] : [3, rows, tokens];

    /// <summary>Appends tokens to one sequence.</summary>
    /// <param name="past">Is read, not released.</param>
    /// <param name="tokens">Embeddings [1, n, hidden] or ids [1, n].</param>
    /// <param name="count">n.</param>
    /// <param name="positions">[3, n] (time, row, column).</param>
    /// <param name="delta">The new state's.</param>
    /// <param name="logits">Of the last token, [vocabulary].</param>
    public SequenceState Append(SequenceState past, OrtValue tokens, int count, ReadOnlySpan<long> positions, int delta, Span<float> logits)
    {
        var length = past.Length + count;
        var mask = new long[length];
        Array.Fill(mask, 1);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, [1, length]);
        using var positionValue = PositionShape(1, count) is { } shape
            ? OrtValue.CreateTensorValueFromMemory(positions[..(flatPositions ? count : 3 * count)].ToArray(), shape)
            : null;
        OrtValue[] inputs = [tokens, maskValue, .. positionValue is null ? Array.Empty<OrtValue>() : [positionValue], .. past.Tensors];
        var outputs = Device.RowsByGraph ? RunBound(inputs) : [.. Session.Run(options, inputNames, inputs, outputNames)];
        using (var first = outputs[0]) LastLogits(first, logits);
        return new SequenceState([.. outputs.Skip(1)], length, delta);
    }

    /// <summary>Memory for a batch's states, where this session's states lie.</summary>
    public IRowStore CreateRows() => Device.RowsByGraph ? new DeviceRows(Session, Layout, Device) : new HostRows(Layout);

    public void Dispose()
    {
        options.Dispose();
        Session.Dispose();
    }

    // The logits come to the processor, the states stay where they are.
    private OrtValue[] RunBound(OrtValue[] inputs)
    {
        using var binding = Session.CreateIoBinding();
        for (var i = 0; i < inputs.Length; i++) binding.BindInput(inputNames[i], inputs[i]);
        for (var i = 0; i < outputNames.Length; i++) binding.BindOutputToDevice(outputNames[i], i == 0 ? OrtMemoryInfo.DefaultInstance : Device.Memory);
        binding.SynchronizeBoundInputs();
        Session.RunWithBinding(options, binding);
        binding.SynchronizeBoundOutputs();
        return [.. binding.GetOutputValues()];
    }

    // Builds without a pruned head return the logits of all positions.
    private void LastLogits(OrtValue value, Span<float> logits)
    {
        var bytes = Elements.Bytes(value);
        Elements.ToSingle(LogitsType, bytes[^(Vocabulary * Elements.Size(LogitsType, Config.Logits))..], logits);
    }
}
