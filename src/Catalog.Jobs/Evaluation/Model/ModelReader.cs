using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>A picture with its content's hash.</summary>
internal sealed record HashedPicture(Picture Picture, string Hash);

/// <summary>
/// Asks the model about products, and never the same twice: answers are stored by everything that they depend on. The model is loaded when the first
/// answer is missing. An opening is computed once for all questions about it.
/// </summary>
internal sealed class ModelReader(IModelSource models, StoredAnswers stored)
{
    private int found;

    /// <summary>Calls and tokens of this evaluation.</summary>
    public Usage Usage { get; } = new();

    /// <summary>Answers that were there.</summary>
    public int Found => Volatile.Read(ref found);

    /// <summary>What the model is.</summary>
    public ValueTask<ModelProfile> ProfileAsync(CancellationToken cancellationToken) => models.ProfileAsync(cancellationToken);

    /// <summary>The answers to some questions about a product, in their order.</summary>
    /// <param name="product">Its facts go into the opening; its own pictures don't.</param>
    /// <param name="pictures">Those that do.</param>
    public async Task<IReadOnlyList<ModelAnswer>> AskAsync(
        Product product, IReadOnlyList<HashedPicture> pictures, IReadOnlyList<ModelQuestion> questions, CancellationToken cancellationToken)
    {
        var profile = await models.ProfileAsync(cancellationToken);
        var opening = new Opening(SystemTexts.Get(profile.SystemText), ProductBlock.Write(product), [.. pictures.Select(picture => picture.Picture)], []);
        List<string> keys = [.. questions.Select(question => question.Fingerprint(profile, opening, [.. pictures.Select(picture => picture.Hash)]))];
        var answers = new Dictionary<string, ModelAnswer>(await stored.FindAsync(keys.Distinct(), cancellationToken));
        Interlocked.Add(ref found, answers.Count);
        var missing = keys.Zip(questions).DistinctBy(pair => pair.First).Where(pair => !answers.ContainsKey(pair.First)).ToList();
        if (missing.Count > 0)
        {
            var engine = await models.EngineAsync(cancellationToken);
            using var root = await engine.StartAsync(opening, Usage, cancellationToken);
            var given = await Task.WhenAll(missing.Select(pair => AskAsync(root, pair.First, pair.Second, cancellationToken)));
            foreach (var (pair, answer) in missing.Zip(given)) answers[pair.First] = answer;
        }

        return keys.ConvertAll(key => answers[key]);
    }

    private async Task<ModelAnswer> AskAsync(IConversation root, string key, ModelQuestion question, CancellationToken cancellationToken)
    {
        using var fork = root.Fork();
        var completion = await fork.SendAsync(new Turn.User(question.Tail), new(question.MaxTokens, question.Format, null, false), cancellationToken);
        var answer = new ModelAnswer(completion.Text, completion.Ended);
        await stored.AddAsync(key, question.Task, answer, completion.PromptTokens, completion.Ids.Count, cancellationToken);
        return answer;
    }
}
