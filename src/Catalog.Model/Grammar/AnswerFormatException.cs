namespace Catalog.Model.Grammar;

/// <summary>An answer format that can't be made into a constraint: a keyword that isn't supported, a value that isn't understood.</summary>
public sealed class AnswerFormatException : Exception
{
    /// <summary>Says where and what.</summary>
    /// <param name="pointer">JSON pointer of the schema that holds the keyword, "" for the outermost.</param>
    /// <param name="keyword">The keyword, or the part of a tool call.</param>
    /// <param name="reason">What is wrong and what to do.</param>
    public AnswerFormatException(string pointer, string keyword, string reason)
        : base($"Answer format, #{pointer}, {keyword}: {reason}")
    {
        Pointer = pointer;
        Keyword = keyword;
    }

    /// <inheritdoc/>
    public AnswerFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public AnswerFormatException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public AnswerFormatException()
    {
    }

    /// <summary>JSON pointer of the schema that holds the keyword, "" for the outermost.</summary>
    public string Pointer { get; } = "";

    /// <summary>The keyword that was refused.</summary>
    public string Keyword { get; } = "";
}
