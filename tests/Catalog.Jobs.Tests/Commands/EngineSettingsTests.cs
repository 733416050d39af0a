using Catalog.Jobs.Commands;
using Xunit;

namespace Catalog.Jobs.Tests.Commands;

/// <summary>The engine's options from the environment.</summary>
public sealed class EngineSettingsTests
{
    [Theory]
    [InlineData(null, null, "auto", 0, 1)]
    [InlineData("cuda:0,1", "", "cuda:0,1", 0, 2)]
    [InlineData("cpu", "8GiB", "cpu", 8L << 30, 1)]
    [InlineData("cpu,cpu", "1.5 gib", "cpu,cpu", 3L << 29, 2)]
    [InlineData("auto", "512MiB", "auto", 512L << 20, 1)]
    [InlineData("auto", "2000000", "auto", 2_000_000, 1)]
    public void Device_and_memory(string? device, string? memory, string devices, long bytes, int count)
    {
        var options = EngineSettings.Of(device, memory, _ => { });
        Assert.Equal((devices, bytes, count), (options.Devices, options.MemoryBudget, options.DeviceCount));
    }

    [Theory]
    [InlineData("gpu", null, "CATALOG_DEVICE: Devices: device gpu is unknown")]
    [InlineData(null, "much", "CATALOG_MEMORY is much")]
    [InlineData(null, "-1GiB", "CATALOG_MEMORY is -1GiB")]
    [InlineData(null, "5", "CATALOG_MEMORY: MemoryBudget is 5")]
    public void What_says_nothing_is_refused_by_its_name(string? device, string? memory, string message)
    {
        var error = Assert.Throws<CommandException>(() => EngineSettings.Of(device, memory, _ => { }));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
