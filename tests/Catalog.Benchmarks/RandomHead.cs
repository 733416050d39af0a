using System.Runtime.InteropServices;
using Catalog.Model.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Benchmarks;

/// <summary>The last layer of a language model with random weights: logits [rows, vocabulary], written in place.</summary>
internal sealed class RandomHead : IDisposable
{
    private const int Seed = 7;

    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly RunOptions options = new();
    private readonly OrtValue input;
    private readonly NativeBuffer logits = new();
    private readonly OrtValue output;
    private readonly int vocabulary;

    public RandomHead(int rows, int depth, int vocabulary)
    {
        this.vocabulary = vocabulary;
        var random = new Random(Seed);
        var weights = new float[depth * vocabulary];
        foreach (ref var weight in weights.AsSpan()) weight = random.NextSingle() - 0.5f;
        session = new InferenceSession(OnnxFile.MatMul("x", "weights", "logits", [rows, depth], [depth, vocabulary], weights), new SessionOptions { InterOpNumThreads = 1 });
        input = Elements.Allocate(TensorElementType.Float, rows, depth);
        foreach (ref var value in MemoryMarshal.Cast<byte, float>(Elements.Bytes(input))) value = random.NextSingle() - 0.5f;
        logits.Replace((long)rows * vocabulary * sizeof(float)).Dispose();
        output = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, TensorElementType.Float, [rows, vocabulary], logits.Address, logits.Size);
        binding = session.CreateIoBinding();
        binding.BindInput("x", input);
        binding.BindOutput("logits", output);
    }

    public ReadOnlySpan<float> Logits(int row) => logits.Span<float>().Slice(row * vocabulary, vocabulary);

    public void Run() => session.RunWithBinding(options, binding);

    public void Dispose()
    {
        binding.Dispose();
        input.Dispose();
        output.Dispose();
        options.Dispose();
        session.Dispose();
        logits.Dispose();
    }
}
