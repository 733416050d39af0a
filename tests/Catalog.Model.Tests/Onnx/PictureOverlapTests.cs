using System.Buffers;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>The next product's pictures are decoded while the model computes.</summary>
public sealed class PictureOverlapTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_are_decoded_beside_the_models_only_thread()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Threads = 1, Lanes = 1 });
        var prompt = OracleFolder.Prompts.Prompts.First(prompt => prompt is { Pictures.Length: 1, ToolResponses: [] });
        using var content = new WatchedBytes(await File.ReadAllBytesAsync(OracleFolder.PathOf(prompt.Pictures[0]), Cancelled));
        using var busy = new ManualResetEventSlim();
        using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);

        // The probe runs on the model's thread and holds it until the picture was read.
        var (held, read) = (false, false);
        var answer = ((OnnxConversation)conversation).SendAsync(
            new Turn.User(prompt.Task),
            new Decoding(5),
            _ =>
            {
                held = true;
                busy.Set();
                read = content.Read.Wait(Patience);
            },
            Cancelled);
        Assert.True(busy.Wait(Patience, Cancelled));
        using var next = await engine.StartAsync(new Opening(prompt.System, prompt.Product, [new Picture("watched.png", content.Memory)], []), new Usage(), Cancelled);
        await answer;
        Assert.True(held && read);
    }

    // Says when somebody looks at the bytes.
    private sealed class WatchedBytes(byte[] bytes) : MemoryManager<byte>
    {
        public ManualResetEventSlim Read { get; } = new();

        // The base class would look at the bytes for their length.
        public override Memory<byte> Memory => CreateMemory(bytes.Length);

        public override Span<byte> GetSpan()
        {
            Read.Set();
            return bytes;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing) => Read.Dispose();
    }
}
