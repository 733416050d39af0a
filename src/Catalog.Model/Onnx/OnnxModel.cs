using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;
using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx;

/// <summary>What a model folder holds, loaded.</summary>
internal sealed class OnnxModel : IDisposable
{
    private const long SmallModelBytes = 256L << 20;

    private OnnxModel(string folder, GenAiConfig config, EngineOptions options)
    {
        Config = config;
        Tokenizer = QwenTokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        var threads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads;
        Lanes = options.Lanes == 0 ? DefaultLanes(folder, config, threads) : options.Lanes;
        using var session = Options(Math.Max(1, threads / Lanes));
        Decoder = new DecoderSession(Open(folder, config.Decoder.File, session), config.Decoder, config.Decoder.File);
        if (!Decoder.TakesIds)
        {
            var embedding = config.Embedding ?? throw new ModelFolderException($"{GenAiConfig.FileName}: the decoder takes embeddings, but key model.embedding is missing");
            Embedding = new EmbeddingSession(Open(folder, embedding.File, session), embedding, Decoder.Hidden, Decoder.TokenType, embedding.File);
            if (config.Vision is { } vision)
            {
                Vision = new VisionSession(Open(folder, vision.File, session), vision, vision.File);
                Pictures = PictureProcessor.Load(Path.Combine(folder, vision.ProcessorConfig), options.MaxPicturePixels);
                Placeholder = config.ImageTokenId ?? Tokenizer.Marker(Markers.ImagePad);
            }
        }

        // The recipes' configurations name the end of a text only; a message ends an answer, too.
        EndIds = [.. config.EndIds.Prepend(Tokenizer.Marker(Markers.TextEnd)).Prepend(Tokenizer.Marker(Markers.MessageEnd)).Distinct()];
        Profile = ProfileFile.Read(folder, config, Vision is not null);
    }

    public GenAiConfig Config { get; }

    /// <summary>Batches that run side by side.</summary>
    public int Lanes { get; }

    public QwenTokenizer Tokenizer { get; }

    public DecoderSession Decoder { get; }

    public EmbeddingSession? Embedding { get; }

    public VisionSession? Vision { get; }

    public PictureProcessor? Pictures { get; }

    /// <summary>The id that stands for a picture's tokens; null for text-only models.</summary>
    public int? Placeholder { get; }

    public IReadOnlyList<int> EndIds { get; }

    public ModelProfile Profile { get; }

    public static OnnxModel Load(string folder, EngineOptions options) => new(folder, GenAiConfig.Load(folder), options);

    /// <summary>The tokens as the grammar sees them.</summary>
    public TokenVocabulary Vocabulary() =>
        new([.. Enumerable.Range(0, Tokenizer.Count).Select(Tokenizer.Bytes)], Tokenizer.Markers, EndIds, Tokenizer.Count);

    /// <summary>A bit for each token that a free answer may have: not the logits' padding, nor a picture's placeholder, which has no embedding of its own.</summary>
    public ulong[] AnyToken()
    {
        var bits = new ulong[(Decoder.Vocabulary + 63) / 64];
        for (var id = 0; id < Math.Min(Tokenizer.Count, Decoder.Vocabulary); id++) bits[id >> 6] |= 1UL << id;
        if (Placeholder is { } placeholder) bits[placeholder >> 6] &= ~(1UL << placeholder);
        return bits;
    }

    public void Dispose()
    {
        Decoder.Dispose();
        Embedding?.Dispose();
        Vision?.Dispose();
    }

    // What a small model is: splitting its operators over threads costs more than it brings (docs/model.md has the figures).
    private static int DefaultLanes(string folder, GenAiConfig config, int threads)
    {
        var bytes = Directory.EnumerateFiles(folder, config.Decoder.File + "*").Sum(file => new FileInfo(file).Length);
        return bytes < SmallModelBytes ? threads : 1;
    }

    private static SessionOptions Options(int threads) => new()
    {
        IntraOpNumThreads = threads,
        InterOpNumThreads = 1,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };

    private static InferenceSession Open(string folder, string file, SessionOptions options)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new ModelFolderException($"{path} is missing, but {GenAiConfig.FileName} names it");
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFolderException($"{path} can't be loaded: {e.Message}", e);
        }
    }
}
