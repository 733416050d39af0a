using Catalog.Model.Onnx;
using Catalog.Model.Onnx.States;
using Xunit;

namespace Catalog.Model.Tests.Onnx.States;

/// <summary>Both kinds of memory hold the same bytes after the same random schedule of joins, moves, leaves and growth.</summary>
public sealed class RowStoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Copies_by_graph_equal_copies_by_the_processor(int seed)
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { RowsByGraph = true });
        var decoder = engine.Model.Decoder;
        using var host = new HostRows(decoder.Layout);
        using var device = decoder.CreateRows();
        Assert.IsType<DeviceRows>(device);
        var random = new Random(seed);
        var lengths = new List<int>();
        var (rows, capacity) = (0, 0);
        for (var step = 0; step < 60; step++)
        {
            if (lengths.Count > 0 && random.Next(3) == 0)
            {
                var row = random.Next(lengths.Count);
                CheckRow(host, device, row, lengths[row]);
                if (row != lengths.Count - 1)
                {
                    host.Move(lengths.Count - 1, row, lengths[^1]);
                    device.Move(lengths.Count - 1, row, lengths[^1]);
                }

                lengths[row] = lengths[^1];
                lengths.RemoveAt(lengths.Count - 1);
                continue;
            }

            var length = random.Next(1, 40);
            if (lengths.Count == rows || length > capacity)
            {
                (rows, capacity) = (Math.Max(rows, lengths.Count + random.Next(1, 3)), Math.Max(capacity, length + random.Next(5)));
                host.Resize(rows, capacity, lengths);
                device.Resize(rows, capacity, lengths);
            }

            var state = Random(decoder.Layout, length, random);
            host.Write(lengths.Count, state);
            device.Write(lengths.Count, state);
            state.Release();
            lengths.Add(length);
        }

        Assert.NotEmpty(lengths);
        for (var row = 0; row < lengths.Count; row++) CheckRow(host, device, row, lengths[row]);
    }

    private static void CheckRow(HostRows host, IRowStore device, int row, int length)
    {
        var (expected, actual) = (host.Read(row, length, 0), device.Read(row, length, 0));
        foreach (var (a, b) in expected.Tensors.Zip(actual.Tensors))
        {
            Assert.True(Elements.Bytes(a).ContainsAnyExcept((byte)0));
            Assert.True(Elements.Bytes(a).SequenceEqual(Elements.Bytes(b)));
        }

        expected.Release();
        actual.Release();
    }

    private static SequenceState Random(StateLayout layout, int length, Random random)
    {
        var tensors = layout.Tensors.Select(tensor =>
        {
            var value = Elements.Allocate(tensor.Type, tensor.Shape(1, length));
            random.NextBytes(Elements.Bytes(value));
            return value;
        });
        return new SequenceState([.. tensors], length, 0);
    }
}
