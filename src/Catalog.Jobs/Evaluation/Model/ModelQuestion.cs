using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>What the model is asked about one opening.</summary>
/// <param name="Task">One of <see cref="Runs.ModelTask"/>.</param>
/// <param name="MaxTokens">Of the answer.</param>
internal sealed record ModelQuestion(string Task, string Tail, AnswerFormat Format, int MaxTokens)
{
    /// <summary>What the answer depends on: equal questions to equal models have equal answers, for the likeliest token is taken each time.</summary>
    /// <param name="pictures">Hashes of the opening's pictures.</param>
    public string Fingerprint(ModelProfile profile, Opening opening, IReadOnlyList<string> pictures) =>
        Hash.Of(profile.Fingerprint, profile.ReadsPictures, opening.System, opening.User, pictures, Tail, Format, MaxTokens);
}

/// <summary>What the model said.</summary>
/// <param name="Ended">False where the limit cut it off.</param>
internal sealed record ModelAnswer(string Text, bool Ended);
