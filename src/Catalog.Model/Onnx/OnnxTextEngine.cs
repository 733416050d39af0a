using System.ComponentModel.DataAnnotations;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx.Devices;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;

namespace Catalog.Model.Onnx;

/// <summary>A Qwen 3.5 in this process: a folder in ONNX Runtime GenAI's layout, run by ONNX Runtime with a loop of our own.</summary>
public sealed class OnnxTextEngine : ITextEngine
{
    private readonly IReadOnlyList<EngineDevice> devices;
    private readonly ConstraintFactory constraints;
    private readonly Lock choice = new();

    private OnnxTextEngine(string folder, EngineOptions options)
    {
        Options = options;
        devices = DeviceLoader.Load(folder, options);
        Encoder = new PromptEncoder(Model.Tokenizer);
        constraints = new ConstraintFactory(Model.Vocabulary());
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
        var grids = await Task.WhenAll(opening.Pictures.Select(picture => Task.Run(() => Model.Pictures!.Process(picture), cancellationToken)));
        var ids = Encoder.Opening(opening, [.. grids.Select(grid => grid.Tokens)]);
        var (device, answer) = Open(empty => new EngineRequest(empty, ids, null, null, usage, cancellationToken) { Pictures = grids, Interactive = opening.Interactive });
        return new OnnxConversation(this, device, (await answer).State, null, usage);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.Run(() =>
    {
        foreach (var device in devices) device.Dispose();
    });

    /// <param name="device">Where <paramref name="state"/> is.</param>
    internal Task<EngineAnswer> AnswerAsync(
        EngineDevice device, SequenceState state, int[] ids, Decoding decoding, Action<ReadOnlySpan<float>>? probe, Usage usage, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decoding.MaxTokens, 1);
        var constraint = decoding.Format is { } format ? constraints.Get(format) : null;
        return device.SubmitAsync(new EngineRequest(state.Share(), ids, decoding, constraint, usage, cancellationToken) { Probe = probe });
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
