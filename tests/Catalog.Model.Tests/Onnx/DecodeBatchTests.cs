using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>A batch never takes more than its share of the memory, whatever joins and leaves.</summary>
public sealed class DecodeBatchTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Its_buffers_stay_within_the_limit(int seed, bool rowsByGraph)
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Devices = "cpu", RowsByGraph = rowsByGraph });
        var model = engine.Model;
        var random = new Random(seed);
        var limit = random.Next(12, 40) << 20;
        using var batch = new DecodeBatch(model.Decoder, model.Embedding, limit);
        var state = State(model.Decoder.Layout, 20);
        var (joined, most, refused) = (0, 0L, 0);
        for (var step = 0; step < 400; step++)
        {
            var length = random.Next(4) == 0 ? random.Next(1000, 3000) : random.Next(30, 200);
            if (random.Next(3) == 0 && batch.Count > 0) batch.Drop(random.Next(batch.Count));
            else if (random.Next(40) == 0) while (batch.Count > 0) batch.Drop(0);
            else if (batch.Count > 0 && !batch.HasRoom(batch.Count + 1, length)) refused++;
            else
            {
                batch.Join(state, length);
                joined++;
            }

            most = Math.Max(most, batch.Bytes);
        }

        state.Release();
        Assert.InRange(most, limit / 3, limit);
        Assert.True(joined > 50 && refused > 10, $"{joined} joined, {refused} refused");
    }

    private static SequenceState State(StateLayout layout, int length)
    {
        var tensors = layout.Tensors.Select(tensor =>
        {
            var value = Elements.Allocate(tensor.Type, tensor.Shape(1, length));
            Elements.Bytes(value).Clear();
            return value;
        });
        return new SequenceState([.. tensors], length, 0);
    }
}
