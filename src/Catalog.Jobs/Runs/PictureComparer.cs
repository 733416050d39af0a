using Catalog.Jobs.Pictures;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Runs;

/// <summary>
/// Lets the model compare a product's pictures with its facts, once for all locales. A single picture stands in the product's opening already; of several
/// each is shown to the model alone, so that it is clear which of them shows what, and whether they contradict each other.
/// </summary>
internal sealed class PictureComparer(ITextEngine engine, Asker asker)
{
    private const int MaxTokens = 768;

    /// <summary>Compares.</summary>
    /// <param name="root">The product's opening, with all its pictures.</param>
    /// <param name="pictures">The same pictures, at least one.</param>
    /// <param name="transcript">The opening's.</param>
    /// <returns>The conversations of the single pictures; none where there is only one picture.</returns>
    public async Task<(Comparison Comparison, IReadOnlyList<Transcript> Transcripts)> CompareAsync(
        Product product, IConversation root, IReadOnlyList<Picture> pictures, Usage usage, Transcript transcript, CancellationToken cancellationToken)
    {
        if (pictures.Count == 1) return (Judge(product, [await AskAsync(product, root, transcript, cancellationToken)]), []);
        var shown = await Task.WhenAll(pictures.Select(picture => ShowAsync(product, picture, usage, cancellationToken)));
        return (Judge(product, [.. shown.Select(one => one.Answer)]), [.. shown.Select(one => one.Transcript)]);
    }

    private async Task<(Answer<PictureAnswer> Answer, Transcript Transcript)> ShowAsync(Product product, Picture picture, Usage usage, CancellationToken cancellationToken)
    {
        var opening = new Opening(SystemTexts.Get(engine.Profile.SystemText), ProductBlock.Write(product), [picture], []);
        using var root = await asker.StartAsync(engine, opening, usage, cancellationToken);
        var transcript = new Transcript("pictures", OpeningText.Of(opening), root.Tokens);
        return (await AskAsync(product, root, transcript, cancellationToken), transcript);
    }

    private async Task<Answer<PictureAnswer>> AskAsync(Product product, IConversation opening, Transcript transcript, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = [.. product.Facts.Select(fact => fact.Key)];
        var reply = await asker.AskAsync(
            opening,
            new Question(ModelTask.ComparePictures, null, 0, Prompts.ComparePictures, AnswerFormats.PictureClaims(keys), MaxTokens),
            answer => Answers.PictureClaims(answer, keys), transcript, cancellationToken);
        return new(reply.Value, reply.Error);
    }

    private Comparison Judge(Product product, IReadOnlyList<Answer<PictureAnswer>> answers)
    {
        if (answers.FirstOrDefault(answer => answer.Value is null) is { } unusable)
            return new(null, [InvalidAnswer.Of(EvidenceKind.Pictures, $"comparison of the {EvidenceKind.Pictures}", unusable.Error)]);
        var result = PictureComparison.Compare(product, [.. answers.Select(answer => answer.Value!)], engine.Profile.TrustVerdicts);
        return new(Jsonb.Write(result.Evidence), result.Findings);
    }
}
