using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Model.Tests;

/// <summary>Our loop on ONNX Runtime against the reference implementation, prompt by prompt.</summary>
public sealed partial class OracleTests
{
    private const int MaxTokens = 400;
    private const float LogitTolerance = 1e-3f;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Prompts()
    {
        var data = new TheoryData<int, string>();
        foreach (var (prompt, index) in OracleFolder.Prompts.Prompts.Select((prompt, index) => (prompt, index))) data.Add(index, prompt.Name);
        return data;
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task Opening_and_tail_encoded_apart_equal_the_whole_prompt(int index, string name)
    {
        var (engine, prompt) = (await EngineAsync(), OracleFolder.Prompts.Prompts[index]);
        var opening = await OpeningAsync(prompt);
        var tokens = opening.Pictures.Select(picture => engine.Model.Pictures!.Process(picture).Tokens).ToList();
        int[] ids = [.. engine.Encoder.Opening(opening, tokens), .. engine.Encoder.Turn(new Turn.User(prompt.Task), null)];
        Assert.True(prompt.PromptIds.SequenceEqual(ids), name);
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task Positions_equal_the_reference(int index, string name)
    {
        var (engine, prompt) = (await EngineAsync(), OracleFolder.Prompts.Prompts[index]);
        var grids = (await OpeningAsync(prompt)).Pictures.Select(picture => engine.Model.Pictures!.Process(picture)).Select(grid => (grid.Rows / 2, grid.Columns / 2)).ToList();
        var (positions, next) = PositionIds.Of(prompt.PromptIds, 0, engine.Model.Placeholder, grids);
        var count = prompt.PromptIds.Length;
        for (var axis = 0; axis < 3; axis++)
        {
            var row = positions[(axis * count)..((axis + 1) * count)].Select(position => (int)position).ToArray();
            Assert.Equal(prompt.PositionIds.First[axis], row[..prompt.PositionIds.First[axis].Length]);
            Assert.Equal(prompt.PositionIds.Last[axis], row[^prompt.PositionIds.Last[axis].Length..]);
        }

        Assert.True(next - count == prompt.PositionIds.Delta, name);
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task Greedy_answers_equal_the_reference_token_for_token(int index, string name)
    {
        var (engine, prompt) = (await EngineAsync(), OracleFolder.Prompts.Prompts[index]);
        using var conversation = await engine.StartAsync(await OpeningAsync(prompt), new Usage(), Cancelled);
        float[] logits = [];
        Turn turn = new Turn.User(prompt.Task);
        for (var i = 0; i < prompt.Answers.Length; i++)
        {
            Action<ReadOnlySpan<float>>? probe = i == 0 ? seen => logits = seen.ToArray() : null;
            var completion = await ((OnnxConversation)conversation).SendAsync(turn, new Decoding(MaxTokens), probe, Cancelled);
            Assert.True(prompt.Answers[i].Ids.SequenceEqual(completion.Ids), $"{name}, turn {i}: {completion.Text}\nexpected {prompt.Answers[i].Text}");
            Assert.Equal(prompt.Answers[i].Text, completion.Text);
            if (i < prompt.ToolResponses.Length) turn = new Turn.ToolResponse(prompt.ToolResponses[i]);
        }

        Assert.All(prompt.Top10, top => Assert.Equal(top.Logit, logits[top.Id], LogitTolerance));
        if (prompt.Logits is not { } file) return;
        var expected = OracleFolder.Read(file);
        Assert.True(expected.Zip(logits).Max(pair => Math.Abs(pair.First - pair.Second)) <= LogitTolerance, name);
    }

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task Valid_answers_are_the_same_with_the_schema(int index, string name)
    {
        var (engine, prompt) = (await EngineAsync(), OracleFolder.Prompts.Prompts[index]);
        if (OracleFormats.Of(prompt) is not { } format) return; // an agent's turns: see the next test
        if (!IsValid(engine, format, prompt.Answers[0].Ids)) Assert.Skip("the reference's own answer doesn't fit the schema");
        using var conversation = await engine.StartAsync(await OpeningAsync(prompt), new Usage(), Cancelled);
        var completion = await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(MaxTokens, format), Cancelled);
        Assert.True(prompt.Answers[0].Ids.SequenceEqual(completion.Ids), $"{name}: {completion.Text}\nexpected {prompt.Answers[0].Text}");
    }

    [Fact]
    public async Task Image_features_equal_the_reference()
    {
        var model = (await EngineAsync()).Model;
        foreach (var picture in OracleFolder.Pictures)
        {
            // The reference's own pixels: resamplers differ in the last bit, the vision model must not.
            var grid = new PatchGrid(OracleFolder.Read(picture.PixelValues), picture.GridThw[1], picture.GridThw[2], 2);
            var features = model.Vision!.Encode(grid).ToSingle();
            var expected = OracleFolder.Read(picture.ImageFeatures);
            Assert.Equal(expected.Length, features.Length);
            Assert.True(expected.Zip(features).Max(pair => Math.Abs(pair.First - pair.Second)) <= LogitTolerance, picture.File);
        }
    }

    [Fact]
    public async Task Tool_turns_are_the_same_with_calls_and_schema_enforced()
    {
        var engine = await EngineAsync();
        foreach (var prompt in OracleFolder.Prompts.Prompts.Where(prompt => prompt.ToolResponses.Length > 0))
        {
            using var conversation = await engine.StartAsync(await OpeningAsync(prompt), new Usage(), Cancelled);
            Turn turn = new Turn.User(prompt.Task);
            for (var i = 0; i < prompt.Answers.Length; i++)
            {
                var format = i < prompt.ToolResponses.Length ? OracleFormats.ReadDocument(prompt) : OracleFormats.DocumentFields();
                if (!IsValid(engine, format, prompt.Answers[i].Ids)) break;
                var completion = await conversation.SendAsync(turn, new Decoding(MaxTokens, format), Cancelled);
                Assert.True(prompt.Answers[i].Ids.SequenceEqual(completion.Ids), $"{prompt.Name}, turn {i}: {completion.Text}");
                if (i < prompt.ToolResponses.Length) turn = new Turn.ToolResponse(prompt.ToolResponses[i]);
            }
        }
    }

    [Fact]
    public async Task A_batch_of_forks_gives_the_tokens_of_each_alone()
    {
        var engine = await EngineAsync();
        var usage = new Usage();
        var groups = OracleFolder.Prompts.Prompts.GroupBy(prompt => (prompt.System, prompt.Product, Picture: Convert.ToHexString(PictureBytes(prompt))));
        var computed = 0;
        foreach (var group in groups)
        {
            using var opening = await engine.StartAsync(await OpeningAsync(group.First()), usage, Cancelled);
            computed += opening.Tokens;
            var answers = await Task.WhenAll(group.Select(async prompt =>
            {
                using var fork = opening.Fork();
                var completion = await fork.SendAsync(new Turn.User(prompt.Task), new Decoding(MaxTokens), Cancelled);
                return (prompt, completion);
            }));
            Assert.All(answers, answer => Assert.True(answer.prompt.Answers[0].Ids.SequenceEqual(answer.completion.Ids), answer.prompt.Name));
            computed += answers.Sum(answer => answer.completion.PromptTokens);
        }

        Assert.Equal(computed, usage.PromptTokensComputed);
    }

    private static bool IsValid(OnnxTextEngine engine, AnswerFormat format, IReadOnlyList<int> ids)
    {
        var constraint = new ConstraintFactory(engine.Model.Vocabulary()).Get(format);
        var state = constraint.Start;
        foreach (var id in ids)
        {
            state = constraint.Advance(state, id);
            if (state < 0) return false;
        }

        return true;
    }

    private static Task<OnnxTextEngine> EngineAsync() => DemoEngine.SharedAsync();

    private static byte[] PictureBytes(PromptCase prompt) => [.. prompt.Pictures.SelectMany(file => File.ReadAllBytes(OracleFolder.PathOf(file)))];

    internal static async Task<Opening> OpeningAsync(PromptCase prompt) =>
        new(prompt.System, prompt.Product, await Task.WhenAll(prompt.Pictures.Select(file => Picture.FromFileAsync(OracleFolder.PathOf(file), Cancelled))), []);
}
