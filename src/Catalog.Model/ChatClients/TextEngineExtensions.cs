using Microsoft.Extensions.AI;

namespace Catalog.Model.ChatClients;

/// <summary>Engines for code that is written against Microsoft.Extensions.AI.</summary>
public static class TextEngineExtensions
{
    /// <summary>
    /// An engine as a chat client: text, pictures in the first user message, JSON schemas (as <see cref="Grammar.AnswerFormat"/> takes them), tools with
    /// string parameters. Each request computes its whole history; who asks several things about one opening uses conversations and their forks instead.
    /// Without a temperature the likeliest token is taken. Streaming gives one update, at the end. What isn't supported throws
    /// <see cref="NotSupportedException"/> and says so.
    /// </summary>
    /// <param name="engine">Stays the caller's to dispose.</param>
    public static IChatClient AsChatClient(this ITextEngine engine) => new EngineChatClient(engine);
}
