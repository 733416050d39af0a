using System.ComponentModel.DataAnnotations;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;

namespace Catalog.Model.Onnx;

/// <summary>A Qwen 3.5 in this process: a folder in ONNX Runtime GenAI's layout, run by ONNX Runtime with a loop of our own.</summary>
public sealed class OnnxTextEngine : ITextEngine
{
    private readonly OnnxModel model;
    private readonly RequestQueue queue = new();
    private readonly IReadOnlyList<Scheduler> schedulers;
    private readonly ConstraintFactory constraints;
    private readonly SequenceState empty;
    private readonly EngineOptions options;

    private OnnxTextEngine(OnnxModel model, EngineOptions options)
    {
        this.model = model;
        this.options = options;
        Encoder = new PromptEncoder(model.Tokenizer);
        constraints = new ConstraintFactory(model.Vocabulary());
        empty = SequenceState.Empty(model.Decoder.Layout);
        var rows = (options.MaxRows + model.Lanes - 1) / model.Lanes;
        schedulers = [.. Enumerable.Range(0, model.Lanes).Select(_ => new Scheduler(model, queue, options, rows))];
    }

    /// <inheritdoc/>
    public ModelProfile Profile => model.Profile;

    /// <summary>What the folder holds.</summary>
    public ModelSummary Summary => ModelSummary.Of(model);

    internal PromptEncoder Encoder { get; }

    internal QwenTokenizer Tokenizer => model.Tokenizer;

    internal OnnxModel Model => model;

    /// <summary>Loads a model folder.</summary>
    /// <param name="folder">Has genai_config.json, tokenizer.json and the models that the configuration names.</param>
    /// <param name="options">Bounds of threads and memory.</param>
    /// <param name="cancellationToken">Ends the wait, not the load.</param>
    /// <exception cref="ModelFolderException">Something in the folder is missing or not supported; the message names it.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static async Task<OnnxTextEngine> LoadAsync(string folder, EngineOptions options, CancellationToken cancellationToken)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return await Task.Run(() => new OnnxTextEngine(OnnxModel.Load(folder, options), options), cancellationToken);
    }

    /// <summary>Reads what a folder's model is, without loading it.</summary>
    /// <inheritdoc cref="LoadAsync" path="/param[@name='folder']"/>
    /// <exception cref="ModelFolderException">Something in the folder is missing or not supported; the message names it.</exception>
    public static Task<ModelProfile> ReadProfileAsync(string folder, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var config = GenAiConfig.Load(folder);
            return ProfileFile.Read(folder, config, config.Embedding is not null && config.Vision is not null);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IConversation> StartAsync(Opening opening, Usage usage, CancellationToken cancellationToken)
    {
        if (opening.Pictures.Count > 0 && !Profile.ReadsPictures) throw new PictureException($"{opening.Pictures[0].Name}: the model {Profile.Name} is text only");
        usage.AddCall();
        var grids = await Task.WhenAll(opening.Pictures.Select(picture => Task.Run(() => model.Pictures!.Process(picture), cancellationToken)));
        var ids = Encoder.Opening(opening, [.. grids.Select(grid => grid.Tokens)]);
        return new OnnxConversation(this, await AppendAsync(null, ids, grids, usage, cancellationToken), null, usage);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var request in queue.Close()) request.Fail(new ObjectDisposedException(nameof(OnnxTextEngine)));
        await Task.Run(() =>
        {
            foreach (var scheduler in schedulers) scheduler.Dispose();
        });
        queue.Dispose();
        empty.Release();
        model.Dispose();
    }

    /// <summary>Computes ids without an answer; the caller releases the state.</summary>
    /// <param name="past">What they go on from; null: nothing.</param>
    /// <param name="pictures">Those whose placeholders stand in <paramref name="ids"/>.</param>
    internal async Task<SequenceState> AppendAsync(
        SequenceState? past, int[] ids, IReadOnlyList<PatchGrid> pictures, Usage usage, CancellationToken cancellationToken)
    {
        var start = past ?? empty;
        CheckLength(start.Length + ids.Length, 1);
        return (await SubmitAsync(new EngineRequest(start.Share(), ids, null, null, usage, cancellationToken) { Pictures = pictures })).State;
    }

    /// <param name="past">What the ids go on from; null: nothing.</param>
    internal Task<EngineAnswer> AnswerAsync(
        SequenceState? past, int[] ids, Decoding decoding, Action<ReadOnlySpan<float>>? probe, Usage usage, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decoding.MaxTokens, 1);
        var start = past ?? empty;
        CheckLength(start.Length + ids.Length, decoding.MaxTokens);
        var constraint = decoding.Format is { } format ? constraints.Get(format) : null;
        return SubmitAsync(new EngineRequest(start.Share(), ids, decoding, constraint, usage, cancellationToken) { Probe = probe });
    }

    private Task<EngineAnswer> SubmitAsync(EngineRequest request)
    {
        try
        {
            queue.Add(request);
        }
        catch (ObjectDisposedException e)
        {
            request.Fail(e);
        }

        return request.Task;
    }

    private void CheckLength(int tokens, int answer)
    {
        var limit = Math.Min(Profile.ContextLength, options.MaxBatchTokens);
        if (tokens + answer > limit) throw new ContextLengthException($"{tokens} tokens and an answer of up to {answer} don't fit into {limit}");
    }
}
