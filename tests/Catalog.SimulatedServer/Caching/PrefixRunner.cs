using Catalog.Model.Chat;
using Catalog.Simulation.Answers;
using Catalog.Simulation.Prompts;

namespace Catalog.Simulation.Caching;

/// <summary>Answers prompts, each from the longest prefix whose state is kept, and keeps the state at the end of each prompt.</summary>
internal sealed class PrefixRunner(IAnswerSource source, CheckpointCache cache, int unit)
{
    /// <returns>The answer, and how many of the prompt's tokens weren't computed.</returns>
    public async Task<(Answer Answer, int CachedTokens)> RunAsync(Prompt prompt, Decoding decoding, CancellationToken cancellationToken)
    {
        var hashes = new PrefixHashes(prompt, unit);
        // The last token is always computed: the answer's first one follows from it.
        var (done, state) = cache.Longest(hashes, prompt.Length - 1);
        var cached = done;
        try
        {
            var checkpoint = Checkpoint(prompt);
            if (checkpoint > done && checkpoint < prompt.Length)
            {
                await AdvanceAsync(checkpoint);
                cache.Add(hashes, checkpoint, state);
            }

            if (prompt.Pictures.Any(picture => picture.Start >= done) || checkpoint == prompt.Length) await AdvanceAsync(prompt.Length - 1);
            if (checkpoint == prompt.Length) await KeepWholeAsync(hashes);
            return (await source.AnswerAsync(state, prompt, done, decoding, cancellationToken), cached);
        }
        finally
        {
            state?.Release();
        }

        async Task AdvanceAsync(int length)
        {
            if (length == done) return;
            var longer = await source.AppendAsync(state, prompt, done, length, cancellationToken);
            state?.Release();
            (state, done) = (longer, length);
        }

        // The last token goes through the model twice: once for this state, once for the answer.
        async Task KeepWholeAsync(PrefixHashes prefixes)
        {
            var whole = await source.AppendAsync(state, prompt, done, prompt.Length, cancellationToken);
            cache.Add(prefixes, prompt.Length, whole);
            whole?.Release();
        }
    }

    private int Checkpoint(Prompt prompt)
    {
        var length = prompt.Length / unit * unit;
        while (prompt.SplitPicture(length) is { } start) length = start / unit * unit;
        return length;
    }
}
