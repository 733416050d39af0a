using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation;

/// <summary>Runs the registry's free checks on texts of an evaluation.</summary>
internal sealed class EvaluationChecks(EvaluationSet set)
{
    /// <summary>What all checks find in a text.</summary>
    public IReadOnlyList<Finding> Run(EvaluationText text) => TextChecks.Run(text.ToInput(set.Vocabulary));

    /// <summary>What one check finds in a text; nothing where there is no such check.</summary>
    public IReadOnlyList<Finding> Run(EvaluationText text, string check) =>
        [.. TextChecks.All.Where(one => one.Id == check).SelectMany(one => one.Run(text.ToInput(set.Vocabulary)))];
}
