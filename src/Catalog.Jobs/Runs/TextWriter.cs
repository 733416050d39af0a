using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Typography;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>Writes one text: a draft, its review, and improvements while something can be improved.</summary>
internal sealed class TextWriter(
    CatalogDefinition catalog,
    FactVocabulary vocabulary,
    ModelProfile profile,
    Product product,
    IConversation opening,
    Asker asker,
    Transcript transcript,
    SourceText source)
{
    private const int MaxCopyTokens = 1024;
    private const int MaxReviewTokens = 1536;
    private readonly IReadOnlyList<string> types = ModelFindings.For(profile);

    /// <summary>Writes a text in at most 1 + maxRounds drafts.</summary>
    public async Task<TextResult> WriteAsync(TextTask task, CancellationToken cancellationToken)
    {
        var drafts = new List<Draft>();
        var scope = ScopedDraft.Of(task);
        var (reference, fix) = (task.Request?.Draft ?? task.Near, scope?.Within(task.Request?.Fix ?? []) ?? task.Request?.Fix ?? []);
        for (var round = 0; round <= catalog.Approval.MaxRounds; round++)
        {
            var request = new WriteRequest(task.Stale.Locale, catalog.Fields, task.Stale.Terms, reference, fix, scope?.Note ?? task.Request?.Note);
            var written = await asker.AskAsync(
                opening,
                Question(task, round, Prompts.Write(request), scope),
                answer => Read(answer, task, scope), transcript, cancellationToken);
            if (IsSource(task)) source.Set(written.Value);
            if (written.Value is not { } copy)
            {
                // An improvement that can't be read leaves the draft before it.
                if (drafts.Count == 0) return new(task, [], false, [InvalidAnswer.Of(ModelFindingCheck.Id, "text", written.Error)]);
                break;
            }

            var draft = await ReviewAsync(task, copy, round, written.Cost, cancellationToken);
            drafts.Add(draft);
            if (draft.Said is null || draft.Findings.Count == 0) break;
            (reference, fix) = (copy, scope?.Within(draft.Findings) ?? draft.Findings);
            if (fix.Count == 0) break;
        }

        var kept = BestDraft.LastOf(drafts);
        return new(task, kept, kept[^1].Said is not null, []);
    }

    private Question Question(TextTask task, int round, string tail, ScopedDraft? scope) => new(
        round == 0 ? ModelTask.Write : ModelTask.Improve, task.Stale.Locale.Code, round, tail,
        scope?.Format(catalog.Fields) ?? AnswerFormats.Copy(catalog.Fields), MaxCopyTokens);

    private Answer<Copy> Read(string text, TextTask task, ScopedDraft? scope)
    {
        var answer = Answers.Copy(text, catalog.Fields);
        if (answer.Value is { } copy) answer = answer with { Value = SpaceNormalizer.Normalize(copy, task.Stale.Locale.Code) };
        return scope?.Hold(answer) ?? answer;
    }

    private bool IsSource(TextTask task) => task.Stale.Locale.Code == catalog.SourceLocale;

    private async Task<Draft> ReviewAsync(TextTask task, Copy copy, int round, Cost cost, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = [.. copy.Fields.Select(field => field.Key)];
        var locale = task.Stale.Locale.Code;
        var review = await asker.AskAsync(
            opening,
            new Question(ModelTask.Review, locale, round, Prompts.Review(locale, copy), AnswerFormats.Review(keys, types), MaxReviewTokens),
            answer => Answers.Review(answer, keys, types), transcript, cancellationToken);
        var input = new CheckInput(catalog, product, task.Stale.Locale, copy, vocabulary.Values, IsSource(task) ? null : await source.GetAsync(cancellationToken));
        IReadOnlyList<Finding> findings = TextFindings.Of(input, review.Value, profile);
        if (review.Value is null) findings = [.. findings, InvalidAnswer.Of(ModelFindingCheck.Id, "review", review.Error)];
        cost += review.Cost;
        return new(copy, review.Value?.Said, findings, round, cost.PromptTokens, cost.DecodeTokens, cost.Seconds);
    }
}
