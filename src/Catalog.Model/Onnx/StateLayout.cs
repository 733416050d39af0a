using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>One tensor of a sequence's state.</summary>
/// <param name="Past">The decoder's input.</param>
/// <param name="Present">The decoder's output that takes its place.</param>
/// <param name="Type">Its element type.</param>
/// <param name="RowShape">Without the batch axis. For a growing tensor [heads, 0, head size]: the middle is the length.</param>
/// <param name="Grows">True for keys and values: [batch, heads, length, head size].</param>
internal sealed record StateTensor(string Past, string Present, TensorElementType Type, int ElementSize, long[] RowShape, bool Grows)
{
    public int Heads => (int)RowShape[0];

    /// <summary>Bytes of one position of one head, for growing tensors.</summary>
    public int PositionBytes => (int)RowShape[^1] * ElementSize;

    /// <summary>Bytes of a row; for growing tensors of <paramref name="length"/> positions.</summary>
    public long RowBytes(int length) =>
        Grows ? (long)Heads * length * PositionBytes : RowShape.Aggregate((long)ElementSize, (bytes, size) => bytes * size);

    public long[] Shape(int rows, int length) => Grows ? [rows, RowShape[0], length, RowShape[^1]] : [rows, .. RowShape];
}

/// <summary>
/// The state of a hybrid decoder, read from the session's metadata: keys and values of attention layers, convolution and recurrent state of
/// linear layers. Both naming schemes are known: <c>past.%d.conv</c> with templates in the configuration (builder 0.18), and
/// <c>past_key_values.%d.conv_state</c> without (older builders).
/// </summary>
internal sealed partial class StateLayout
{
    private StateLayout(IReadOnlyList<StateTensor> tensors) => Tensors = tensors;

    public IReadOnlyList<StateTensor> Tensors { get; }

    /// <summary>Bytes of a sequence of <paramref name="length"/> tokens.</summary>
    public long Bytes(int length) => Tensors.Sum(tensor => tensor.RowBytes(length));

    public static StateLayout Read(InferenceSession session, GenAiDecoder config, string file)
    {
        string?[] others = [config.InputsEmbeds, config.InputIds, config.AttentionMask, config.PositionIds];
        var tensors = session.InputMetadata
            .Where(input => !others.Contains(input.Key))
            .Select(input => Tensor(session, config, file, input.Key, input.Value))
            .ToList();
        if (!tensors.Any(tensor => tensor.Grows))
            throw new ModelFolderException($"{file}: no input holds the keys of an attention layer, as past_key_values.%d.key does");
        return new StateLayout(tensors);
    }

    private static StateTensor Tensor(InferenceSession session, GenAiDecoder config, string file, string name, NodeMetadata metadata)
    {
        var (present, grows) = Pair(config, name) ?? throw new ModelFolderException(
            $"{file}: input {name} is neither named in {GenAiConfig.FileName} nor a past_key_values.N.key, .value, .conv_state or .recurrent_state");
        if (!session.OutputMetadata.TryGetValue(present, out var output)) throw new ModelFolderException($"{file}: input {name} has no output {present}");
        var (type, other) = (metadata.ElementDataType, output.ElementDataType);
        if (type != other) throw new ModelFolderException($"{file}: input {name} is {type}, output {present} is {other}; both must be the same");
        // No kernel of LinearAttention takes bfloat16, on the processor or on CUDA; weights may be anything.
        if (type is not (TensorElementType.Float or TensorElementType.Float16))
            throw new ModelFolderException($"{file}: input {name} is {type}; supported are states of Float and Float16");
        var size = Elements.Size(type, name);
        var dims = metadata.Dimensions;
        if (grows)
        {
            if (dims.Length != 4 || dims[1] <= 0) throw Unsupported(file, name, dims, "[batch, heads, length, head size]");
            return new StateTensor(name, present, metadata.ElementDataType, size, [dims[1], 0, dims[3] > 0 ? dims[3] : config.HeadSize], true);
        }

        if (dims.Length < 2 || dims[0] > 1 || dims.Skip(1).Any(dim => dim <= 0)) throw Unsupported(file, name, dims, "[batch, fixed sizes …], without a window of states before the batch");
        return new StateTensor(name, present, metadata.ElementDataType, size, [.. dims.Skip(1).Select(dim => (long)dim)], false);
    }

    private static (string Present, bool Grows)? Pair(GenAiDecoder config, string name)
    {
        foreach (var state in config.States)
        {
            var match = Regex.Match(name, "^" + Regex.Escape(state.Past).Replace("%d", "([0-9]+)", StringComparison.Ordinal) + "$");
            if (match.Success) return (state.Present.Replace("%d", match.Groups[1].Value, StringComparison.Ordinal), state.Grows);
        }

        var older = OlderName().Match(name);
        return older.Success ? (string.Create(CultureInfo.InvariantCulture, $"present.{older.Groups[1].Value}"), false) : null;
    }

    private static ModelFolderException Unsupported(string file, string name, int[] dims, string expected) =>
        new($"{file}: input {name} has the shape [{string.Join(", ", dims)}]; supported is {expected}");

    [GeneratedRegex(@"^past(?:_key_values)?\.([0-9]+\.(?:conv|recurrent)(?:_state)?)$")]
    private static partial Regex OlderName();
}
