using Catalog.Model.Tokens;

namespace Catalog.Model.Onnx.Devices;

/// <summary>Loads a model folder on each of an engine's devices.</summary>
internal static class DeviceLoader
{
    /// <exception cref="ModelFolderException">The folder can't be used.</exception>
    /// <exception cref="DeviceException">A device can't be used.</exception>
    public static IReadOnlyList<EngineDevice> Load(string folder, EngineOptions options)
    {
        var config = GenAiConfig.Load(folder);
        var tokenizer = QwenTokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        var ids = DeviceChoice.Choose(options);
        var processors = Math.Max(1, ids.Count(id => id.IsCpu));
        var threads = Math.Max(1, (options.Threads == 0 ? Environment.ProcessorCount : options.Threads) / processors);
        var models = new List<OnnxModel>();
        try
        {
            foreach (var id in ids) models.Add(OnnxModel.Load(folder, config, tokenizer, options, id, threads));
        }
        catch
        {
            foreach (var model in models) model.Dispose();
            throw;
        }

        return [.. models.Select(model => new EngineDevice(model, options, MemorySize.Of(model, options, processors)))];
    }
}
