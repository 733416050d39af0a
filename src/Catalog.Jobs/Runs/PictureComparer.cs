using Catalog.Jobs.Pictures;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>Lets the model compare a product's pictures with its facts, once for all locales.</summary>
internal sealed class PictureComparer(ModelProfile profile, Asker asker)
{
    private const int MaxTokens = 768;

    public async Task<Comparison> CompareAsync(Product product, IConversation opening, Transcript transcript, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = [.. product.Facts.Select(fact => fact.Key)];
        var reply = await asker.AskAsync(
            opening,
            new Question(ModelTask.ComparePictures, null, 0, Prompts.ComparePictures, AnswerFormats.PictureClaims(keys), MaxTokens),
            answer => Answers.PictureClaims(answer, keys), transcript, cancellationToken);
        if (reply.Value is not { } claims) return new(null, [InvalidAnswer.Of(EvidenceKind.Pictures, $"comparison of the {EvidenceKind.Pictures}", reply.Error)]);
        var result = PictureComparison.Compare(product, claims, profile.TrustVerdicts);
        return new(Jsonb.Write(result.Evidence), result.Findings);
    }
}
