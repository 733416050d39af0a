using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx.Features;

/// <summary>What the vision model says of a picture, in its own element type.</summary>
/// <param name="Rows">Patches from top to bottom.</param>
/// <param name="Columns">Patches from left to right.</param>
/// <param name="MergeSize">Patches per side of a block that becomes one token.</param>
/// <param name="Data">[tokens, hidden].</param>
internal sealed record PictureFeatures(TensorElementType Type, int Rows, int Columns, int MergeSize, byte[] Data)
{
    public float[] ToSingle()
    {
        var values = new float[Data.Length / Elements.Size(Type, "features")];
        Elements.ToSingle(Type, Data, values);
        return values;
    }
}
