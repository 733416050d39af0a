using Catalog.Model;
using Catalog.Model.Onnx;

namespace Catalog.Jobs.Runs;

/// <summary>A model folder, loaded when the first text is to be written and kept until the process ends.</summary>
public sealed class ModelFolder(string folder, EngineOptions options) : IModelSource, IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private ModelProfile? profile;
    private OnnxTextEngine? engine;

    /// <summary>The folder's path.</summary>
    public string Path => folder;

    /// <inheritdoc/>
    public int Devices => options.DeviceCount;

    /// <inheritdoc/>
    /// <exception cref="ModelFolderException">Something in the folder is missing or not supported.</exception>
    public async ValueTask<ModelProfile> ProfileAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return profile ??= await OnnxTextEngine.ReadProfileAsync(folder, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ModelFolderException">Something in the folder is missing or not supported.</exception>
    public async ValueTask<ITextEngine> EngineAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (engine is not null) return engine;
            var loaded = await OnnxTextEngine.LoadAsync(folder, options, cancellationToken);
            // Texts would carry the fingerprint of a model that didn't write them.
            if (profile is not null && (profile.Fingerprint, profile.ReadsPictures) != (loaded.Profile.Fingerprint, loaded.Profile.ReadsPictures))
            {
                await loaded.DisposeAsync();
                throw new ModelFolderException($"{folder}: the model was changed while this process ran. Start it again.");
            }

            return engine = loaded;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (engine is not null) await engine.DisposeAsync();
        gate.Dispose();
    }
}
