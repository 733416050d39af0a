using System.IO.Hashing;
using System.Text;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Jobs.Runs;

/// <summary>A task for a fork of the product's opening.</summary>
/// <param name="Task">One of <see cref="ModelTask"/>.</param>
/// <param name="MaxTokens">Of the answer.</param>
internal sealed record Question(string Task, string? Locale, int Round, string Tail, AnswerFormat Format, int MaxTokens);

/// <summary>What came back.</summary>
/// <param name="Value">Null where the second answer couldn't be used either.</param>
/// <param name="Error">Why the last answer couldn't be used.</param>
/// <param name="Cost">Of the attempts together.</param>
internal sealed record Reply<T>(T? Value, string? Error, Cost Cost)
    where T : class;

/// <summary>Tokens of tails and answers, and how long they took.</summary>
internal sealed record Cost(int PromptTokens, int DecodeTokens, double Seconds)
{
    public static Cost operator +(Cost a, Cost b) => new(a.PromptTokens + b.PromptTokens, a.DecodeTokens + b.DecodeTokens, a.Seconds + b.Seconds);
}

/// <summary>
/// Asks the model about one product, writes down what was said and measures the time. An answer that was cut off or can't be read is asked for once
/// more, sampled with a seed of its own.
/// </summary>
internal sealed class Asker(string sku, bool interactive, BusyClock clock)
{
    private int retries;

    /// <summary>Answers that were asked for once more.</summary>
    public int Retries => Volatile.Read(ref retries);

    /// <summary>Computes an opening.</summary>
    public async Task<IConversation> StartAsync(ITextEngine engine, Opening opening, Usage usage, CancellationToken cancellationToken)
    {
        using (clock.Enter()) return await engine.StartAsync(opening with { Interactive = interactive }, usage, cancellationToken);
    }

    /// <summary>Asks a fork of a conversation, which itself stays as it is.</summary>
    public async Task<Reply<T>> AskAsync<T>(
        IConversation opening, Question question, Func<string, Answer<T>> read, Transcript transcript, CancellationToken cancellationToken)
        where T : class
    {
        var cost = new Cost(0, 0, 0);
        for (var attempt = 0; ; attempt++)
        {
            using var fork = opening.Fork();
            Completion completion;
            using (clock.Enter()) completion = await fork.SendAsync(new Turn.User(question.Tail), Decoding(question, attempt), cancellationToken);
            Record(transcript, question, 0, attempt, question.Tail, completion);
            cost += new Cost(completion.PromptTokens, completion.AnswerTokens, completion.Elapsed.TotalSeconds);
            var answer = Read(completion, read);
            if (answer.Value is not null || attempt == 1) return new(answer.Value, answer.Error, cost);
            CountRetry();
        }
    }

    /// <summary>Lets the model call tools in a conversation until it answers; see <see cref="AgentLoop"/>.</summary>
    /// <param name="question">What the next answer may look like; its tail is not used.</param>
    public async Task<IReadOnlyList<AgentStep>> RunAsync(
        IConversation conversation,
        Turn first,
        Func<IReadOnlyList<AgentStep>, Question> question,
        Func<ToolCall, CancellationToken, Task<string>> call,
        int maxSteps,
        int attempt,
        Transcript transcript,
        CancellationToken cancellationToken)
    {
        using var busy = clock.Enter();
        var steps = await AgentLoop.RunAsync(conversation, first, done => Decoding(question(done), attempt), call, maxSteps, cancellationToken);
        foreach (var (turn, step) in steps.Index())
            Record(transcript, question([.. steps.Take(turn)]), turn, attempt, Text(step.Turn), step.Completion);
        return steps;
    }

    /// <summary>Counts an answer that is asked for once more.</summary>
    public void CountRetry() => Interlocked.Increment(ref retries);

    /// <summary>Reads an answer that came to its end.</summary>
    public static Answer<T> Read<T>(Completion completion, Func<string, Answer<T>> read)
        where T : class =>
        completion.Ended ? read(completion.Text) : new Answer<T>(null, $"the answer was cut off after {completion.AnswerTokens} tokens");

    private static void Record(Transcript transcript, Question question, int turn, int attempt, string tail, Completion completion) => transcript.Add(new(
        question.Task, question.Locale, question.Round, turn, attempt, tail, completion.Text, completion.Ended,
        completion.PromptTokens, completion.AnswerTokens, completion.ForcedTokens, completion.Elapsed.TotalSeconds));

    private static string Text(Turn turn) => turn switch
    {
        Turn.User user => user.Text,
        Turn.ToolResponse response => response.Text,
        _ => throw new InvalidOperationException($"A turn of an unknown kind: {turn.GetType()}."),
    };

    // The likeliest tokens would give the same answer again. The seed comes from the question alone, so that a run can be repeated.
    private Decoding Decoding(Question question, int attempt)
    {
        if (attempt == 0) return new(question.MaxTokens, question.Format, null, interactive);
        var seed = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{sku}\n{question.Task}\n{question.Locale}\n{question.Round}"));
        return new(question.MaxTokens, question.Format, new Sampling(Temperature: 0.7f, TopP: 0.8f, TopK: 20, unchecked((long)seed)), interactive);
    }
}
