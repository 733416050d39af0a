using Catalog.Model.Onnx;

namespace Catalog.Model.Tests;

/// <summary>The demo model, loaded once a test run.</summary>
internal static class DemoEngine
{
    private static readonly Lazy<Task<OnnxTextEngine>> Engine = new(() => LoadAsync(new EngineOptions()));

    public static Task<OnnxTextEngine> SharedAsync() => Engine.Value;

    public static Task<OnnxTextEngine> LoadAsync(EngineOptions options) => OnnxTextEngine.LoadAsync(OracleFolder.Model, options, CancellationToken.None);
}
