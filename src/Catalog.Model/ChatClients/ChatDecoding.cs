using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Microsoft.Extensions.AI;

namespace Catalog.Model.ChatClients;

/// <summary>Reads how an answer is to be decoded.</summary>
internal static class ChatDecoding
{
    /// <summary>Tokens of an answer where the request doesn't say.</summary>
    public const int DefaultMaxTokens = 1024;

    /// <exception cref="NotSupportedException">An option can't be kept to.</exception>
    public static Decoding Of(ChatOptions? options)
    {
        if (options is null) return new(DefaultMaxTokens);
        if (options.StopSequences is { Count: > 0 }) throw new NotSupportedException("StopSequences are not supported.");
        if (options.FrequencyPenalty is not (null or 0) || options.PresencePenalty is not (null or 0)) throw new NotSupportedException("Penalties are not supported.");
        var format = options.ResponseFormat switch
        {
            null or ChatResponseFormatText => null,
            ChatResponseFormatJson { Schema: { } schema } => new AnswerFormat(schema.GetRawText()),
            _ => throw new NotSupportedException("JSON without a schema is not supported; give one (ChatResponseFormat.ForJsonSchema)."),
        };
        if (format is not null && ChatTools.Of(options).Count > 0)
            throw new NotSupportedException("A schema and tools in one request are not supported: the answer would be JSON, and no tool could be called.");
        return new(options.MaxOutputTokens ?? DefaultMaxTokens, format, Sampling(options));
    }

    private static Sampling? Sampling(ChatOptions options) => options.Temperature is not { } temperature || temperature == 0
        ? null
        : new(temperature, options.TopP ?? 1, options.TopK ?? int.MaxValue, options.Seed ?? Random.Shared.NextInt64());
}
