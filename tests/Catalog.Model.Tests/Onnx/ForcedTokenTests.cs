using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>Tokens that a format leaves no choice about: they are appended several at once, and change nothing else.</summary>
public sealed class ForcedTokenTests
{
    private static readonly (PromptCase Prompt, AnswerFormat Format)[] Cases =
        [.. OracleFolder.Prompts.Prompts.Where(prompt => prompt is { Pictures: [], ToolResponses: [] }).Select(prompt => (prompt, OracleFormats.Of(prompt)!))];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answers_beginning_is_what_the_tokenizer_writes_and_counts_as_the_answers()
    {
        var engine = await DemoEngine.SharedAsync();
        var usage = new Usage();
        var (prompt, format) = Cases.First(entry => entry.Prompt.Answers[0].Text.StartsWith("{\"title\": \"", StringComparison.Ordinal));
        using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), usage, Cancelled);
        var opening = conversation.Tokens;

        var answer = await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(400, format), Cancelled);

        Assert.Equal(prompt.Answers[0].Ids, answer.Ids);
        // What stands between the keys, but for the last mark of each: a title may begin with marks that share a token with it.
        Assert.True(answer.ForcedTokens >= engine.Tokenizer.Encode("{\"title\":").Length, $"{answer.ForcedTokens} forced");
        Assert.Equal((answer.ForcedTokens, answer.Ids.Count), (usage.ForcedTokens, usage.DecodeTokens));
        Assert.Equal(opening + answer.PromptTokens, usage.PromptTokensComputed);
        Assert.Equal(opening + answer.PromptTokens + answer.Ids.Count, conversation.Tokens);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_same_tokens_alone_and_in_company(int seed)
    {
        var random = new Random(seed);
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Lanes = seed, MaxRows = random.Next(2, 9), PrefillChunk = random.Next(7, 90) });
        var order = Enumerable.Range(0, 12).Select(_ => Cases[random.Next(Cases.Length)]).ToList();
        var alone = new List<Completion>();
        foreach (var (prompt, format) in order) alone.Add(await AnswerAsync(engine, prompt, format, 400));
        var company = await Task.WhenAll(order.Select(entry => AnswerAsync(engine, entry.Prompt, entry.Format, 400)));
        Assert.All(alone.Zip(company), pair => Assert.Equal((pair.First.Text, pair.First.ForcedTokens), (pair.Second.Text, pair.Second.ForcedTokens)));
        Assert.All(alone.Zip(company), pair => Assert.Equal(pair.First.Ids, pair.Second.Ids));
    }

    [Fact]
    public async Task An_answer_cut_inside_a_forced_stretch_is_the_beginning_of_the_whole()
    {
        var engine = await DemoEngine.SharedAsync();
        var (prompt, format) = Cases[0];
        var whole = await AnswerAsync(engine, prompt, format, 400);
        for (var limit = 1; limit < 12; limit++)
        {
            var cut = await AnswerAsync(engine, prompt, format, limit);
            Assert.Equal(whole.Ids.Take(limit), cut.Ids);
            Assert.False(cut.Ended);
        }
    }

    [Theory]
    [InlineData("""{"const": "nothing to choose"}""", "\"nothing to choose\"")]
    [InlineData("""{"type": "object", "properties": {"a": {"const": 1}, "b": {"const": "größer ﬁ 防水"}}}""", "{\"a\": 1, \"b\": \"größer ﬁ 防水\"}")]
    public async Task An_answer_without_any_choice_needs_no_step(string schema, string text)
    {
        var engine = await DemoEngine.SharedAsync();
        var prompt = Cases[0].Prompt;
        using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        var answer = await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(400, new AnswerFormat(schema)), Cancelled);
        Assert.Equal((text, true, answer.Ids.Count), (answer.Text, answer.Ended, answer.ForcedTokens));
        // The state is the answer's: the conversation goes on from it.
        var next = await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(5), Cancelled);
        Assert.Equal(5, next.Ids.Count);
    }

    [Fact]
    public async Task Forced_stretches_are_cut_as_the_tokenizer_cuts_any_answer()
    {
        var engine = await DemoEngine.SharedAsync();
        var factory = new ConstraintFactory(engine.Model.Vocabulary(), engine.Tokenizer.Encode);
        foreach (var (prompt, format) in Cases)
        {
            var constraint = factory.Get(format);
            var (state, ids) = (constraint.Start, prompt.Answers[0].Ids);
            for (var i = 0; i < ids.Length && state >= 0; i++)
            {
                var forced = constraint.ForcedTokens(state).ToArray();
                Assert.Equal(ids.Skip(i).Take(forced.Length), forced);
                state = constraint.Advance(state, ids[i]);
            }
        }
    }

    private static async Task<Completion> AnswerAsync(OnnxTextEngine engine, PromptCase prompt, AnswerFormat format, int maxTokens)
    {
        using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        return await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(maxTokens, format), Cancelled);
    }
}
