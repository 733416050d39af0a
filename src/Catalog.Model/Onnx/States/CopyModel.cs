using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx.States;

/// <summary>
/// ONNX models that copy rows of states, one node a tensor: any provider can run them, so the copy is made where the states are. Field numbers are those
/// of onnx.proto (ModelProto, GraphProto, NodeProto, TensorProto, ValueInfoProto).
/// </summary>
internal static class CopyModel
{
    /// <summary>int64 [8]: as Pad takes it. Only where a tensor grows.</summary>
    public const string Pads = "pads";

    /// <summary>int64 [1]: positions that are kept. Only where a tensor grows.</summary>
    public const string End = "end";

    private const int IrVersion = 8;
    private const int Opset = 18;
    private const int LengthAxis = 2;

    /// <summary>The name of the i-th source.</summary>
    public static string Source(int i) => $"from{i}";

    /// <summary>The name of the i-th copy.</summary>
    public static string Target(int i) => $"to{i}";

    /// <summary>Copies; growing tensors [rows, heads, length, size] are widened by <see cref="Pads"/>.</summary>
    public static byte[] Widening(IReadOnlyList<StateTensor> tensors) => Model(tensors, Pads, "Pad", [Pads], []);

    /// <summary>Copies; of growing tensors the first <see cref="End"/> positions.</summary>
    public static byte[] Narrowing(IReadOnlyList<StateTensor> tensors) =>
        Model(tensors, End, "Slice", ["start", End, "axis"], [("start", 0), ("axis", LengthAxis)]);

    private static byte[] Model(IReadOnlyList<StateTensor> tensors, string bound, string node, string[] bounds, (string Name, long Value)[] constants)
    {
        var grows = tensors.Any(tensor => tensor.Grows);
        return new ProtoWriter()
            .Number(1, IrVersion)
            .Message(8, opset => opset.Text(1, "").Number(2, Opset))
            .Message(7, graph =>
            {
                for (var i = 0; i < tensors.Count; i++) Node(graph, tensors[i].Grows ? node : "Identity", [Source(i), .. tensors[i].Grows ? bounds : []], Target(i));
                graph.Text(2, "rows");
                foreach (var (name, value) in grows ? constants : []) graph.Message(5, tensor => tensor.Number(1, 1).Number(2, (int)TensorElementType.Int64).Number(7, value).Text(8, name));
                if (grows) Value(graph, 11, bound, TensorElementType.Int64);
                for (var i = 0; i < tensors.Count; i++) Value(graph, 11, Source(i), tensors[i].Type);
                for (var i = 0; i < tensors.Count; i++) Value(graph, 12, Target(i), tensors[i].Type);
            })
            .ToArray();
    }

    private static void Node(ProtoWriter graph, string type, string[] inputs, string output) => graph.Message(1, node =>
    {
        foreach (var input in inputs) node.Text(1, input);
        node.Text(2, output).Text(4, type);
    });

    // Without a shape: any.
    private static void Value(ProtoWriter graph, int field, string name, TensorElementType type) =>
        graph.Message(field, value => value.Text(1, name).Message(2, kind => kind.Message(1, tensor => tensor.Number(1, (int)type))));
}
