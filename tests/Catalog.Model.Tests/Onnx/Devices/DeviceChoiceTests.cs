using Catalog.Model.Onnx;
using Catalog.Model.Onnx.Devices;
using Xunit;

namespace Catalog.Model.Tests.Onnx.Devices;

/// <summary>Which devices an engine takes, whatever this machine has.</summary>
public sealed class DeviceChoiceTests
{
    private static readonly string[] CpuBuild = ["CPUExecutionProvider"];
    private static readonly string[] GpuBuild = ["CUDAExecutionProvider", "CPUExecutionProvider"];

    private readonly List<string> warnings = [];

    [Fact]
    public void Auto_takes_a_CUDA_device_that_opens() => Assert.Equal("cuda:0", Choose("auto", GpuBuild, _ => null));

    [Fact]
    public void Auto_takes_the_processor_and_says_why_no_CUDA_device_opens()
    {
        Assert.Equal("cpu", Choose("auto", GpuBuild, _ => "no driver"));
        var warning = Assert.Single(warnings);
        Assert.Contains("no driver", warning, StringComparison.Ordinal);
        Assert.Contains("cuDNN 9", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_in_a_build_for_the_processor_has_nothing_to_warn_of()
    {
        Assert.Equal("cpu", Choose("auto", CpuBuild, _ => throw new InvalidOperationException("must not be opened")));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Named_devices_are_taken_as_named() => Assert.Equal("cuda:0 cuda:1 cpu", Choose("cuda:0,1,cpu", GpuBuild, _ => null));

    [Fact]
    public void A_named_device_that_does_not_open_is_an_error()
    {
        var error = Assert.Throws<DeviceException>(() => Choose("cuda:0,1", GpuBuild, device => device.Index == 1 ? "invalid device ordinal" : null));
        Assert.Contains("cuda:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("invalid device ordinal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_device_without_its_provider_is_an_error_that_says_what_to_build()
    {
        // With this build's own library.
        Assert.SkipWhen(Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"), "this build has the CUDA provider");
        var error = await Assert.ThrowsAsync<DeviceException>(() => DemoEngine.LoadAsync(new EngineOptions { Devices = "cuda:1" }));
        Assert.Contains("cuda:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("-p:Gpu=true", error.Message, StringComparison.Ordinal);
        Assert.NotNull(CudaProbe.Problem(new DeviceId(DeviceKind.Cuda, 0), new EngineOptions().CudaOptions));
    }

    [Fact]
    public void Our_provider_options_override_the_folders_and_no_graph_is_captured()
    {
        var folder = new Dictionary<string, string> { ["enable_cuda_graph"] = "1", ["tunable_op_enable"] = "1", ["device_id"] = "0" };
        var ours = new Dictionary<string, string> { ["tunable_op_enable"] = "0", ["enable_cuda_graph"] = "1", ["gpu_mem_limit"] = "8" };
        var merged = ProviderOptions.Merge(folder, ours, new DeviceId(DeviceKind.Cuda, 3));
        Assert.Equal(
            new Dictionary<string, string> { ["enable_cuda_graph"] = "0", ["tunable_op_enable"] = "0", ["device_id"] = "3", ["gpu_mem_limit"] = "8" },
            new Dictionary<string, string>(merged));
    }

    private string Choose(string devices, string[] providers, Func<DeviceId, string?> problem) =>
        string.Join(' ', DeviceChoice.Choose(devices, providers, problem, warnings.Add));
}
