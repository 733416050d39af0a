using System.ComponentModel.DataAnnotations;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx.Devices;
using Catalog.Model.Onnx.Features;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;

namespace Catalog.Model.Onnx;

/// <summary>A Qwen 3.5 in this process: a folder in ONNX Runtime GenAI's layout, run by ONNX Runtime with a loop of our own.</summary>
public sealed class OnnxTextEngine : ITextEngine
{
    private readonly IReadOnlyList<EngineDevice> devices;
    private readonly ConstraintFactory constraints;
    private readonly Lock choice = new();
    private readonly FeatureCache? features;

    private OnnxTextEngine(string folder, EngineOptions options)
    {
        Options = options;
        devices = DeviceLoader.Load(folder, options);
        try
        {
            Encoder = new PromptEncoder(Model.Tokenizer);
            constraints = new ConstraintFactory(Model.Vocabulary(), Model.Tokenizer.Encode);
            if (options.FeatureCache is { } cache && Model.Pictures is { } pictures)
                features = new FeatureCache(cache, options.FeatureCacheBytes, $"{Model.Profile.Fingerprint} {pictures.Fingerprint}", TimeProvider.System);
        }
        catch
        {
            foreach (var device in devices) device.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ModelProfile Profile => Model.Profile;

    /// <summary>What the folder holds.</summary>
    public ModelSummary Summary => ModelSummary.Of(devices);

    internal PromptEncoder Encoder { get; }

    internal QwenTokenizer Tokenizer => Model.Tokenizer;

    /// <summary>The first device's; all devices have the same.</summary>
    internal OnnxModel Model => devices[0].Model;

    internal IReadOnlyList<EngineDevice> Devices => devices;

    internal EngineOptions Options { get; }

    /// <summary>Loads a model folder.</summary>
    /// <param name="folder">Has genai_config.json, tokenizer.json and the models that the configuration names.</param>
    /// <param name="options">Bounds of threads and memory.</param>
    /// <param name="cancellationToken">Ends the wait, not the load.</param>
    /// <exception cref="ModelFolderException">Something in the folder is missing or not supported; the message names it.</exception>
    /// <exception cref="IOException">The folder for the pictures' features can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder for the pictures' features can't be used.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="DeviceException">A device that the options name can't be used.</exception>
    public static async Task<OnnxTextEngine> LoadAsync(string folder, EngineOptions options, CancellationToken cancellationToken)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return await Task.Run(() => new OnnxTextEngine(folder, options), cancellationToken);
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
        // Beside the model's threads: while they compute other requests, this one's pictures are decoded.
        var pictures = await Task.WhenAll(opening.Pictures.Select(picture => Task.Run(() => Read(picture), cancellationToken)));
        var ids = Encoder.Opening(opening, [.. pictures.Select(picture => picture.Tokens)]);
        var (device, computing) = Open(empty => new EngineRequest(empty, ids, null, null, usage, cancellationToken) { Pictures = pictures, Interactive = opening.Interactive });
        var answer = await computing;
        foreach (var picture in pictures)
        {
            if (picture is { Key: { } key, Features: { } encoded }) features!.Store(key, encoded);
        }

        return new OnnxConversation(this, device, answer.State, null, usage);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.Run(() =>
    {
        foreach (var device in devices) device.Dispose();
    });

    /// <summary>Computes ids without an answer, on the first device; the caller releases the state.</summary>
    /// <param name="past">What they go on from; null: nothing.</param>
    /// <param name="pictures">Those whose placeholders stand in <paramref name="ids"/>.</param>
    internal async Task<SequenceState> AppendAsync(
        SequenceState? past, int[] ids, IReadOnlyList<PatchGrid> pictures, Usage usage, CancellationToken cancellationToken) =>
        (await GoOnAsync(past, start => new EngineRequest(start, ids, null, null, usage, cancellationToken) { Pictures = [.. pictures.Select(grid => new PictureInput(grid, null))] })).State;

    /// <summary>Computes ids and an answer, on the first device; the caller releases the state.</summary>
    /// <param name="past">What the ids go on from; null: nothing.</param>
    internal Task<EngineAnswer> AnswerAsync(SequenceState? past, int[] ids, Decoding decoding, Usage usage, CancellationToken cancellationToken) =>
        GoOnAsync(past, start => Asking(start, ids, decoding, null, usage, cancellationToken));

    /// <param name="device">Where <paramref name="state"/> is.</param>
    internal Task<EngineAnswer> AnswerAsync(
        EngineDevice device, SequenceState state, int[] ids, Decoding decoding, Action<ReadOnlySpan<float>>? probe, Usage usage, CancellationToken cancellationToken) =>
        device.SubmitAsync(Asking(state.Share(), ids, decoding, probe, usage, cancellationToken));

    private Task<EngineAnswer> GoOnAsync(SequenceState? past, Func<SequenceState, EngineRequest> request) =>
        past is null ? devices[0].OpenAsync(request) : devices[0].SubmitAsync(request(past.Share()));

    private EngineRequest Asking(
        SequenceState start, int[] ids, Decoding decoding, Action<ReadOnlySpan<float>>? probe, Usage usage, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decoding.MaxTokens, 1);
        var constraint = decoding.Format is { } format ? constraints.Get(format) : null;
        var beginning = constraint is null ? [] : Beginning(constraint, decoding.MaxTokens);
        return new EngineRequest(start, ids, decoding, constraint, usage, cancellationToken) { Beginning = beginning, Probe = probe };
    }

    private PictureInput Read(Picture picture)
    {
        var key = features?.Key(picture.Content.Span);
        return key is not null && features!.Find(key) is { } kept ? new PictureInput(kept) : new PictureInput(Model.Pictures!.Process(picture), key);
    }

    // The answer's last token is never appended: it is chosen, and belongs to the next turn.
    private int[] Beginning(Constraint constraint, int maxTokens)
    {
        var forced = constraint.ForcedTokens(constraint.Start).Span;
        var count = forced.Length > 0 && Model.EndIds.Contains(forced[^1]) ? forced.Length - 1 : forced.Length;
        return forced[..Math.Min(count, maxTokens - 1)].ToArray();
    }

    // A conversation and its forks stay where their states are. One chooses at a time, so that the next sees what this one adds.
    private (EngineDevice Device, Task<EngineAnswer> Answer) Open(Func<SequenceState, EngineRequest> request)
    {
        lock (choice)
        {
            var device = devices.MinBy(device => device.Load)!;
            return (device, device.OpenAsync(request));
        }
    }
}
