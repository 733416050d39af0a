using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Model;

/// <summary>A language model that continues conversations. Safe for use by many callers at once.</summary>
public interface ITextEngine : IAsyncDisposable
{
    /// <summary>What the model is and what may be expected of it.</summary>
    ModelProfile Profile { get; }

    /// <summary>Computes an opening once; forks of the conversation share it.</summary>
    /// <param name="opening">System text, tools, pictures and the beginning of the first user message.</param>
    /// <param name="usage">Where the work of this conversation and all its forks is counted.</param>
    /// <param name="cancellationToken">Ends the wait; nothing of the conversation is kept then.</param>
    /// <exception cref="PictureException">A picture can't be read.</exception>
    /// <exception cref="ContextLengthException">The opening doesn't fit into the model's context.</exception>
    Task<IConversation> StartAsync(Opening opening, Usage usage, CancellationToken cancellationToken);
}
