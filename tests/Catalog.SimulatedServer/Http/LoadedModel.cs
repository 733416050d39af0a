using System.Text.Json;
using Catalog.Model;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;
using Catalog.Simulation.Answers;
using Catalog.Simulation.Caching;
using Catalog.Simulation.Prompts;
using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Http;

/// <summary>What can answer once it is loaded.</summary>
/// <param name="ContextLength">Tokens of prompt and answer together at most.</param>
/// <param name="CatalogModel">The folder's catalog-model.json; null where there is none.</param>
internal sealed record LoadedModel(
    string Name,
    int ContextLength,
    JsonElement? CatalogModel,
    PromptRenderer Renderer,
    PrefixRunner Runner,
    CheckpointCache Cache,
    IAnswerSource Source) : IAsyncDisposable
{
    /// <summary>Loads what the settings name.</summary>
    /// <param name="shared">An engine to use instead of loading one; it stays the caller's.</param>
    /// <exception cref="ModelFolderException">The folder can't be used.</exception>
    public static async Task<LoadedModel> LoadAsync(ServerSettings settings, Func<Behaviour> behaviour, OnnxTextEngine? shared, CancellationToken cancellationToken)
    {
        var folder = settings.Model.Length > 0 ? settings.Model : RepositoryFolder.DemoModel();
        var options = new EngineOptions();
        if (settings.Answers == AnswerKind.Model)
        {
            var engine = shared ?? await OnnxTextEngine.LoadAsync(folder, options, cancellationToken);
            var longest = Math.Min(engine.Profile.ContextLength, options.MaxBatchTokens);
            return Build(settings, folder, engine.Profile, longest, engine.Tokenizer, engine.Model.Pictures, new ModelAnswers(engine, owns: shared is null));
        }

        var profile = await OnnxTextEngine.ReadProfileAsync(folder, cancellationToken);
        var tokenizer = QwenTokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        var pictures = profile.ReadsPictures ? PictureProcessor.Load(Path.Combine(folder, "processor_config.json"), options.MaxPicturePixels) : null;
        var canned = new CannedAnswers(tokenizer, () => behaviour().AnswerTokens, settings.Seed);
        return Build(settings, folder, profile, profile.ContextLength, tokenizer, pictures, canned);
    }

    public async ValueTask DisposeAsync()
    {
        Cache.Dispose();
        await Source.DisposeAsync();
    }

    private static LoadedModel Build(
        ServerSettings settings, string folder, ModelProfile profile, int longest, QwenTokenizer tokenizer, PictureProcessor? pictures, IAnswerSource source)
    {
        var file = Path.Combine(folder, "catalog-model.json");
        var cache = new CheckpointCache(settings.Unit, settings.CacheTokens);
        return new LoadedModel(
            profile.Name,
            settings.MaxModelLen == 0 ? longest : Math.Min(longest, settings.MaxModelLen),
            File.Exists(file) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)) : null,
            new PromptRenderer(tokenizer, pictures),
            new PrefixRunner(source, cache, settings.Unit),
            cache,
            source);
    }
}
