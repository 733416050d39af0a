using Catalog.Jobs.Checks;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>Lets the model read texts back, and code compare that with the facts, as a run does.</summary>
internal sealed class TextReviews(EvaluationSet set, ModelReader reader)
{
    private const int MaxTokens = 1536;

    /// <summary>What the read-back and the model say about texts of one product, in their order; nothing where an answer can't be used.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Finding>>> RunAsync(IReadOnlyList<EvaluationText> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0) return [];
        var profile = await reader.ProfileAsync(cancellationToken);
        var types = ModelFindings.For(profile);
        var answers = await reader.AskAsync(texts[0].Product, [], [.. texts.Select(text => Question(text, types))], cancellationToken);
        return [.. texts.Zip(answers, (text, answer) => Findings(text, answer, types, profile))];
    }

    private static ModelQuestion Question(EvaluationText text, IReadOnlyList<string> types) => new(
        ModelTask.Review, Prompts.Review(text.Locale.Code, text.Copy), AnswerFormats.Review([.. text.Copy.Fields.Select(field => field.Key)], types), MaxTokens);

    private IReadOnlyList<Finding> Findings(EvaluationText text, ModelAnswer answer, IReadOnlyList<string> types, ModelProfile profile)
    {
        if (!answer.Ended || Answers.Review(answer.Text, [.. text.Copy.Fields.Select(field => field.Key)], types).Value is not { } review) return [];
        var input = text.ToInput(set.Vocabulary);
        return [.. ReadBackCheck.Run(input, review.Said), .. ModelFindingCheck.Run(input, review.Findings, profile)];
    }
}
