using System.IO.Hashing;
using System.Runtime.InteropServices;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;
using Catalog.Model.Tokens;
using Catalog.Simulation.Prompts;

namespace Catalog.Simulation.Answers;

/// <summary>Answers that only look like some: JSON of the schema asked for, made of words. The same prompt gets the same answer.</summary>
/// <param name="length">Tokens that an answer should have, roughly.</param>
internal sealed class CannedAnswers(QwenTokenizer tokenizer, Func<int> length, int seed) : IAnswerSource
{
    public Task<SequenceState?> AppendAsync(SequenceState? past, Prompt prompt, int start, int end, CancellationToken cancellationToken) =>
        Task.FromResult<SequenceState?>(null);

    public Task<Answer> AnswerAsync(SequenceState? past, Prompt prompt, int start, Decoding decoding, CancellationToken cancellationToken)
    {
        var schema = decoding.Format?.Schema ?? """{"type": "string"}""";
        GrammarCompiler.Compile(new AnswerFormat(schema)); // refuses what the model's constraint refuses
        var random = unchecked((int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(prompt.Ids.AsSpan()), seed));
        var text = CannedJson.Write(schema, Math.Min(length(), decoding.MaxTokens), random, text => tokenizer.Encode(text).Length);
        var ids = tokenizer.Encode(text);
        var ended = ids.Length < decoding.MaxTokens;
        return Task.FromResult(ended
            ? new Answer(text, ids.Length + 1, true)
            : new Answer(tokenizer.Decode(ids.AsSpan(0, decoding.MaxTokens)), decoding.MaxTokens, false));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
