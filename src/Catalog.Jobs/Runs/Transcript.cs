namespace Catalog.Jobs.Runs;

/// <summary>A conversation as it was: the opening and every task's turns. Safe for many threads.</summary>
/// <param name="kind"><c>copy</c>, <c>documents</c> or <c>pictures</c>.</param>
/// <param name="opening">Its text, pictures as their names.</param>
/// <param name="openingTokens">Pictures included.</param>
public sealed class Transcript(string kind, string opening, int openingTokens)
{
    private readonly Lock gate = new();
    private readonly List<TranscriptTurn> turns = [];

    /// <summary><c>copy</c>, <c>documents</c> or <c>pictures</c>.</summary>
    public string Kind => kind;

    /// <summary>The opening's text.</summary>
    public string Opening => opening;

    /// <summary>Tokens of the opening.</summary>
    public int OpeningTokens => openingTokens;

    /// <summary>The turns, ordered by task and not by time: forks run side by side.</summary>
    public IReadOnlyList<TranscriptTurn> Turns
    {
        get
        {
            lock (gate)
            {
                return [.. turns
                    .OrderBy(turn => turn.Locale ?? "", StringComparer.Ordinal).ThenBy(turn => turn.Round)
                    .ThenBy(turn => turn.Task == ModelTask.Review).ThenBy(turn => turn.Task, StringComparer.Ordinal).ThenBy(turn => turn.Turn).ThenBy(turn => turn.Attempt)];
            }
        }
    }

    /// <summary>Adds a turn.</summary>
    public void Add(TranscriptTurn turn)
    {
        lock (gate) turns.Add(turn);
    }
}

/// <summary>A turn of a task. The fields are the columns of <c>conversation_turn</c>.</summary>
public sealed record TranscriptTurn(
    string Task,
    string? Locale,
    int Round,
    int Turn,
    int Attempt,
    string Tail,
    string Answer,
    bool Ended,
    int TailTokens,
    int DecodeTokens,
    int ForcedTokens,
    double Seconds);

/// <summary>The names of the tasks, as the database has them.</summary>
public static class ModelTask
{
    /// <summary>The first draft.</summary>
    public const string Write = "write";

    /// <summary>Reading a text back.</summary>
    public const string Review = "review";

    /// <summary>A better draft.</summary>
    public const string Improve = "improve";

    /// <summary>The pictures against the facts.</summary>
    public const string ComparePictures = "compare-pictures";

    /// <summary>The supplier documents against the facts.</summary>
    public const string CompareDocuments = "compare-documents";
}
