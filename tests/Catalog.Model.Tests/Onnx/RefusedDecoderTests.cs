using Catalog.Model.Onnx;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>Decoders that the engine can't run are refused at load, by the tensor's name and with what is supported.</summary>
public sealed class RefusedDecoderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-decoder-").FullName;

    public static TheoryData<string, string[]> Refused() => new()
    {
        { "window", ["input past.0.conv has the shape [4, -1, 6, 3]", "without a window of states"] },
        { "bfloat16", ["input past.0.recurrent is BFloat16", "supported are states of Float and Float16"] },
        { "int8 keys", ["input past_key_values.3.key is Int8", "supported are states of Float and Float16"] },
        { "transformers.js", ["input past_conv.0 is neither named in genai_config.json nor"] },
        { "one more input", ["input num_logits_to_keep is neither named in genai_config.json nor"] },
        { "no attention", ["no input holds the keys of an attention layer"] },
        { "packed keys", ["input past_key_values.3.key has the shape [-1, 128, -1]", "supported is [batch, heads, length, head size]"] },
        { "other present", ["input past.0.conv has no output present.0.conv"] },
        { "mixed types", ["input past.0.conv is Float16, output present.0.conv is Float"] },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Is_refused_by_name(string kind, string[] messages)
    {
        Write(Tensors(kind));
        var error = await Assert.ThrowsAsync<ModelFolderException>(() => OnnxTextEngine.LoadAsync(folder, new EngineOptions(), TestContext.Current.CancellationToken));
        Assert.All(messages, message => Assert.Contains(message, error.Message, StringComparison.Ordinal));
        Assert.Contains("text.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_without_a_fault_gets_as_far_as_the_embedding()
    {
        Write(Tensors(""));
        File.Delete(Path.Combine(folder, "embedding.onnx"));
        var error = await Assert.ThrowsAsync<ModelFolderException>(() => OnnxTextEngine.LoadAsync(folder, new EngineOptions(), TestContext.Current.CancellationToken));
        Assert.Contains("embedding.onnx is missing", error.Message, StringComparison.Ordinal);
    }

    private static MadeTensor[] Tensors(string kind)
    {
        var (key, value, conv, recurrent) = (TamperedDecoder.Key, TamperedDecoder.Value, TamperedDecoder.Conv, TamperedDecoder.Recurrent);
        MadeTensor[] states = kind switch
        {
            "window" => [key, value, conv with { Shape = [4, 0, 6, 3] }, recurrent],
            "bfloat16" => [key, value, conv, recurrent with { Type = TensorElementType.BFloat16 }],
            "int8 keys" => [key with { Type = TensorElementType.Int8 }, value, conv, recurrent],
            "transformers.js" => [key, value, conv with { Name = "past_conv.0", Output = "present_conv.0" }, recurrent],
            "one more input" => [key, value, conv, recurrent, new MadeTensor("num_logits_to_keep", "kept", TensorElementType.Int64)],
            "no attention" => [conv, recurrent],
            "packed keys" => [key with { Shape = [0, 128, 0] }, value, conv, recurrent],
            "other present" => [key, value, conv with { Output = "next.0.conv" }, recurrent],
            "mixed types" => [key, value, conv with { Type = TensorElementType.Float16, Output = "x" }, recurrent, new MadeTensor("past_key_values.9.key", "present.0.conv", TensorElementType.Float, 0, 2, 0, 64)],
            _ => [key, value, conv, recurrent],
        };
        return [TamperedDecoder.Tokens, TamperedDecoder.Mask, .. states];
    }

    // The demo model's folder with another decoder.
    private void Write(MadeTensor[] tensors)
    {
        foreach (var file in Directory.EnumerateFiles(OracleFolder.Model)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllBytes(Path.Combine(folder, "text.onnx"), TamperedDecoder.Model(tensors));
    }
}
