using Catalog.Model.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Benchmarks;

/// <summary>One step of the decoder as a plain caller makes it: tensors in, new tensors out.</summary>
internal sealed class BareStep : IDisposable
{
    private readonly OnnxModel model;
    private readonly RunOptions options = new();
    private readonly List<string> inputs = [], outputs = [];
    private readonly List<OrtValue> values = [];

    public BareStep(OnnxModel model, int rows, int context)
    {
        this.model = model;
        var decoder = model.Decoder;
        Add(decoder.TokenInput, Elements.Allocate(decoder.TokenType, rows, 1, decoder.Hidden));
        var mask = Enumerable.Repeat(1L, rows * (context + 1)).ToArray();
        Add(decoder.Config.AttentionMask, OrtValue.CreateTensorValueFromMemory(mask, [rows, context + 1]));
        Add(decoder.Config.PositionIds!, OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat((long)context, 3 * rows).ToArray(), [3, rows, 1]));
        foreach (var tensor in decoder.Layout.Tensors) Add(tensor.Past, Elements.Allocate(tensor.Type, tensor.Shape(rows, context)));
        foreach (var value in values.Where(value => value.GetTensorTypeAndShape().ElementDataType != TensorElementType.Int64)) Elements.Bytes(value).Clear();
        outputs.Add(decoder.Config.Logits);
        outputs.AddRange(decoder.Layout.Tensors.Select(tensor => tensor.Present));
    }

    public void Run()
    {
        using var results = model.Decoder.Session.Run(options, inputs, values, outputs);
    }

    public void Dispose()
    {
        options.Dispose();
        foreach (var value in values) value.Dispose();
    }

    private void Add(string name, OrtValue value)
    {
        inputs.Add(name);
        values.Add(value);
    }
}
