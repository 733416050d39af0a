using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx.Devices;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;
using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx;

/// <summary>What a model folder holds, loaded.</summary>
internal sealed class OnnxModel : IDisposable
{
    private const long SmallModelBytes = 256L << 20;

    private readonly string folder;
    private readonly EngineOptions options;
    private readonly DeviceId device;
    private readonly int sessionThreads;
    private readonly List<IDisposable> opened = [];

    private OnnxModel(string folder, GenAiConfig config, QwenTokenizer tokenizer, EngineOptions options, DeviceId device, int threads)
    {
        (this.folder, this.options, this.device) = (folder, options, device);
        (Config, Tokenizer) = (config, tokenizer);
        // What a small model is: splitting its operators over threads costs more than it brings (docs/model.md has the figures).
        Lanes = options.Lanes > 0 ? options.Lanes : device.IsCpu && Bytes(config.Decoder.File) < SmallModelBytes ? threads : 1;
        sessionThreads = Math.Max(1, threads / Lanes);
        WeightBytes = Bytes(config.Decoder.File) + Bytes(config.Embedding?.File) + Bytes(config.Vision?.File);
        try
        {
            Open(config);
            Profile = ProfileFile.Read(folder, config, Vision is not null);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public GenAiConfig Config { get; }

    /// <summary>Bytes of the folder's weights, which a device holds besides its states.</summary>
    public long WeightBytes { get; }

    /// <summary>Batches that run side by side.</summary>
    public int Lanes { get; }

    public QwenTokenizer Tokenizer { get; }

    public DecoderSession Decoder { get; private set; } = null!;

    public EmbeddingSession? Embedding { get; private set; }

    public VisionSession? Vision { get; private set; }

    public PictureProcessor? Pictures { get; private set; }

    /// <summary>The id that stands for a picture's tokens; null for text-only models.</summary>
    public int? Placeholder { get; private set; }

    public IReadOnlyList<int> EndIds { get; private set; } = [];

    public ModelProfile Profile { get; }

    /// <summary>Opens a folder's sessions on a device.</summary>
    /// <param name="threads">For this device.</param>
    public static OnnxModel Load(string folder, GenAiConfig config, QwenTokenizer tokenizer, EngineOptions options, DeviceId device, int threads) =>
        new(folder, config, tokenizer, options, device, threads);

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
        Decoder?.Dispose();
        Embedding?.Dispose();
        Vision?.Dispose();
        foreach (var part in opened.AsEnumerable().Reverse()) part.Dispose();
    }

    private long Bytes(string? file)
    {
        var path = file is null ? "" : Path.Combine(folder, file);
        return File.Exists(path) ? Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Sum(part => new FileInfo(part).Length) : 0;
    }

    private void Open(GenAiConfig config)
    {
        var (session, computes) = Open(config.Decoder.File, config.Decoder.Cuda);
        Decoder = new DecoderSession(session, config.Decoder, config.Decoder.File, computes);
        if (!Decoder.TakesIds)
        {
            var embedding = config.Embedding ?? throw new ModelFolderException($"{GenAiConfig.FileName}: the decoder takes embeddings, but key model.embedding is missing");
            Embedding = new EmbeddingSession(Open(embedding.File, embedding.Cuda).Session, embedding, Decoder.Hidden, Decoder.TokenType, embedding.File);
            if (config.Vision is { } vision)
            {
                Vision = new VisionSession(Open(vision.File, vision.Cuda).Session, vision, vision.File);
                Pictures = PictureProcessor.Load(Path.Combine(folder, vision.ProcessorConfig), options.MaxPicturePixels);
                Placeholder = config.ImageTokenId ?? Tokenizer.Marker(Markers.ImagePad);
            }
        }

        // The recipes' configurations name the end of a text only; a message ends an answer, too.
        EndIds = [.. config.EndIds.Prepend(Tokenizer.Marker(Markers.TextEnd)).Prepend(Tokenizer.Marker(Markers.MessageEnd)).Distinct()];
    }

    private (InferenceSession Session, ComputeDevice Device) Open(string file, IReadOnlyDictionary<string, string> folderOptions)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new ModelFolderException($"{path} is missing, but {GenAiConfig.FileName} names it");
        var computes = new ComputeDevice(device, ProviderOptions.Merge(folderOptions, options.CudaOptions, device), options.RowsByGraph);
        opened.Add(computes);
        try
        {
            using var settings = computes.SessionOptions(sessionThreads);
            var session = new InferenceSession(path, settings);
            opened.Add(session);
            return (session, computes);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFolderException($"{path} can't be loaded: {e.Message}", e);
        }
    }
}
