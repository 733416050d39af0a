using Catalog.Model.Onnx.States;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Tests.Onnx;

/// <summary>A tensor of a made-up decoder; sizes below 1 are symbolic.</summary>
internal sealed record MadeTensor(string Name, string Output, TensorElementType Type, params int[] Shape);

/// <summary>Decoders that compute nothing, with inputs and outputs as other exports have them: what is refused is told from these alone.</summary>
internal static class TamperedDecoder
{
    public static readonly MadeTensor Tokens = new("inputs_embeds", "logits", TensorElementType.Float, 0, 0, 8);
    public static readonly MadeTensor Mask = new("attention_mask", "mask_out", TensorElementType.Int64, 0, 0);
    public static readonly MadeTensor Key = new("past_key_values.3.key", "present.3.key", TensorElementType.Float, 0, 2, 0, 64);
    public static readonly MadeTensor Value = new("past_key_values.3.value", "present.3.value", TensorElementType.Float, 0, 2, 0, 64);
    public static readonly MadeTensor Conv = new("past.0.conv", "present.0.conv", TensorElementType.Float, 0, 6, 3);
    public static readonly MadeTensor Recurrent = new("past.0.recurrent", "present.0.recurrent", TensorElementType.Float, 0, 2, 4, 4);

    /// <summary>An ONNX file that hands each input through to its output.</summary>
    public static byte[] Model(IEnumerable<MadeTensor> tensors) => new ProtoWriter()
        .Number(1, 8)
        .Message(8, opset => opset.Text(1, "").Number(2, 18))
        .Message(7, graph =>
        {
            foreach (var tensor in tensors) graph.Message(1, node => node.Text(1, tensor.Name).Text(2, tensor.Output).Text(4, "Identity"));
            graph.Text(2, "decoder");
            foreach (var tensor in tensors) Declare(graph, 11, tensor.Name, tensor);
            foreach (var tensor in tensors) Declare(graph, 12, tensor.Output, tensor);
        })
        .ToArray();

    private static void Declare(ProtoWriter graph, int field, string name, MadeTensor tensor) => graph.Message(field, value => value.Text(1, name).Message(2, kind => kind.Message(1, type =>
        type.Number(1, (int)tensor.Type).Message(2, shape =>
        {
            foreach (var (axis, size) in tensor.Shape.Index())
            {
                if (size > 0) shape.Message(1, dim => dim.Number(1, size));
                else shape.Message(1, dim => dim.Text(2, $"{tensor.Name}_{axis}"));
            }
        }))));
}
