using System.Collections.Concurrent;
using Catalog.Jobs.Runs;
using Catalog.Model;
using Catalog.Model.Chat;

namespace Catalog.Jobs.Tests.Runs;

/// <summary>What a scripted engine is asked.</summary>
/// <param name="Facts">Of the product block.</param>
/// <param name="Tail">The turn's text.</param>
/// <param name="Turn">0, or the further turns of a conversation.</param>
internal sealed record ScriptedTurn(IReadOnlyDictionary<string, string> Facts, string Tail, int Turn, Decoding Decoding)
{
    public string Title => Facts["title"];

    public string Locale => Tail.Split("locale ")[1].Split('.', ',')[0];

    public bool Writes => Tail.StartsWith("Write the shop copy", StringComparison.Ordinal);

    public bool Reviews => Tail.StartsWith("Check this copy", StringComparison.Ordinal);

    public bool ComparesPictures => Tail.StartsWith("Compare the pictures", StringComparison.Ordinal);

    public IReadOnlyList<string> Keys => Tail.Split("JSON keys: ")[1].Split(", ");
}

/// <summary>A model whose answers are a function of what it is asked, and of nothing else; counts its work as the real one does.</summary>
internal sealed class ScriptedEngine(ModelProfile? profile = null) : ITextEngine, IModelSource
{
    private int calls;

    public static ModelProfile DefaultProfile { get; } = new("scripted", "f1", 8192, true, SystemTextEdition.Compact, false, ["language"]);

    public int Devices { get; init; } = 1;

    public ModelProfile Profile { get; } = profile ?? DefaultProfile;

    /// <summary>What differs from <see cref="ScriptedAnswers.Default"/>; null: nothing.</summary>
    public Func<ScriptedTurn, string?> Answer { get; init; } = _ => null;

    /// <summary>True for answers that the limit cuts off.</summary>
    public Func<ScriptedTurn, bool> CutOff { get; init; } = _ => false;

    /// <summary>Called before each call is answered, with its number from 1.</summary>
    public Func<int, CancellationToken, Task> OnCall { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>True for turns that were sent to a server twice.</summary>
    public Func<ScriptedTurn, bool> Resent { get; init; } = _ => false;

    public ConcurrentQueue<ScriptedTurn> Turns { get; } = new();

    public int Calls => Volatile.Read(ref calls);

    public int Loads { get; private set; }

    public ValueTask<ModelProfile> ProfileAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Profile);

    public ValueTask<ITextEngine> EngineAsync(CancellationToken cancellationToken)
    {
        Loads++;
        return ValueTask.FromResult<ITextEngine>(this);
    }

    public async Task<IConversation> StartAsync(Opening opening, Usage usage, CancellationToken cancellationToken)
    {
        await CallAsync(cancellationToken);
        usage.AddCall();
        foreach (var _ in opening.Pictures) usage.AddPicture();
        var tokens = Tokens(opening.System + opening.User) + (16 * opening.Pictures.Count);
        usage.AddPrompt(tokens);
        return new Conversation(this, usage, FactsOf(opening.User), tokens, 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CallAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        await OnCall(Interlocked.Increment(ref calls), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static Dictionary<string, string> FactsOf(string block) => block.Split('\n')
        .Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(": ", 2)).ToDictionary(line => line[0], line => line[1]);

    private static int Tokens(string text) => (text.Length / 4) + 1;

    private sealed class Conversation(ScriptedEngine engine, Usage usage, IReadOnlyDictionary<string, string> facts, int tokens, int turn) : IConversation
    {
        private int turn = turn;

        public int Tokens { get; private set; } = tokens;

        public async Task<Completion> SendAsync(Turn text, Decoding decoding, CancellationToken cancellationToken)
        {
            await engine.CallAsync(cancellationToken);
            usage.AddCall();
            var tail = text is Turn.User user ? user.Text : ((Turn.ToolResponse)text).Text;
            var asked = new ScriptedTurn(facts, tail, turn++, decoding);
            engine.Turns.Enqueue(asked);
            if (engine.Resent(asked)) usage.AddRetry();
            var answer = engine.Answer(asked) ?? ScriptedAnswers.Default(asked);
            var prompt = ScriptedEngine.Tokens(tail);
            int[] ids = [.. Enumerable.Range(0, ScriptedEngine.Tokens(answer))];
            usage.AddPrompt(prompt);
            usage.AddAnswer(ids.Length, 1);
            Tokens += prompt + ids.Length;
            return new Completion(answer, ids, !engine.CutOff(asked), prompt, 1, TimeSpan.FromMilliseconds(prompt));
        }

        public Task AppendAsync(Turn turn, string answer, CancellationToken cancellationToken) =>
            throw new NotSupportedException("the pipeline knows no answers that were given elsewhere");

        public IConversation Fork() => new Conversation(engine, usage, facts, Tokens, turn);

        public void Dispose()
        {
        }
    }
}
