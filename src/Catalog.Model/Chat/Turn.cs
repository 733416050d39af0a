namespace Catalog.Model.Chat;

/// <summary>What is appended to a conversation before the model answers. All text is untrusted and encoded without markers.</summary>
public abstract record Turn
{
    private Turn()
    {
    }

    /// <summary>The rest of the first user message, behind the opening; or, once the model has answered, a user message of its own.</summary>
    public sealed record User(string Text) : Turn;

    /// <summary>The reply to the tool call that the model just made.</summary>
    public sealed record ToolResponse(string Text) : Turn;
}
