using System.ComponentModel.DataAnnotations;
using Catalog.Model.Onnx;
using Catalog.Model.Onnx.Devices;
using Xunit;

namespace Catalog.Model.Tests.Onnx.Devices;

/// <summary>What the option Devices may say.</summary>
public sealed class DeviceListTests
{
    [Theory]
    [InlineData("cpu", "cpu")]
    [InlineData("CPU, cpu", "cpu cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:1", "cuda:1")]
    [InlineData("cuda:0,1", "cuda:0 cuda:1")]
    [InlineData("cuda:0,2,cpu", "cuda:0 cuda:2 cpu")]
    [InlineData("cuda:3,cuda:1", "cuda:3 cuda:1")]
    public void Lists(string text, string devices) => Assert.Equal(devices, string.Join(' ', DeviceList.Parse(text)!));

    [Fact]
    public void Auto_names_none() => Assert.Null(DeviceList.Parse(" Auto "));

    [Theory]
    [InlineData("gpu", "device gpu is unknown")]
    [InlineData("cpu:1", "device cpu:1 is unknown")]
    [InlineData("cuda:x", "device cuda:x is unknown")]
    [InlineData("cuda:-1", "device cuda:-1 is unknown")]
    [InlineData("cpu,1", "device 1 is unknown")]
    [InlineData("cuda,1", "device 1 is unknown")]
    [InlineData("1", "device 1 is unknown")]
    [InlineData("cpu,", "an empty device is unknown")]
    [InlineData("", "an empty device is unknown")]
    [InlineData("auto,cpu", "device auto is unknown")]
    [InlineData("cuda:0,0", "device cuda:0 is named twice")]
    public async Task What_is_none_is_refused_by_the_key(string text, string message)
    {
        var error = await Assert.ThrowsAsync<ValidationException>(() => DemoEngine.LoadAsync(new EngineOptions { Devices = text }));
        Assert.StartsWith($"Devices: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_that_holds_nothing_is_refused_by_the_key()
    {
        var error = await Assert.ThrowsAsync<ValidationException>(() => DemoEngine.LoadAsync(new EngineOptions { MemoryBudget = 5 }));
        Assert.Contains("MemoryBudget is 5", error.Message, StringComparison.Ordinal);
    }
}
