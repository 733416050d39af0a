using Catalog.Model.Chat;

namespace Catalog.Model;

/// <summary>A state of the model that turns are appended to. One turn at a time; forks are independent of each other.</summary>
public interface IConversation : IDisposable
{
    /// <summary>Tokens of the state so far, pictures included.</summary>
    int Tokens { get; }

    /// <summary>Appends a turn and decodes the answer, which becomes part of the state.</summary>
    /// <exception cref="ContextLengthException">Turn and answer don't fit into the model's context.</exception>
    Task<Completion> SendAsync(Turn turn, Decoding decoding, CancellationToken cancellationToken);

    /// <summary>Appends a turn and the answer that it once got, without decoding: a conversation from elsewhere goes on here.</summary>
    /// <param name="answer">Text, or one call in the model's own form (see <see cref="Agents.ToolCall"/>), which may follow a text.</param>
    /// <exception cref="ContextLengthException">Turn and answer don't fit into the model's context.</exception>
    Task AppendAsync(Turn turn, string answer, CancellationToken cancellationToken);

    /// <summary>An independent conversation that goes on from the present state. Costs no computation.</summary>
    IConversation Fork();
}
