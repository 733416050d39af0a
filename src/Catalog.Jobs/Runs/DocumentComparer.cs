using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Documents;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Agents;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Jobs.Runs;

/// <summary>
/// Lets the model read a product's supplier documents and compare them with its facts: an agent's conversation. Its first turn is a call of
/// read_document; then it calls for what is unread, or answers; once all are read it can only answer.
/// </summary>
internal sealed class DocumentComparer(CatalogDefinition catalog, ITextEngine engine, Asker asker)
{
    private const int MaxTokens = 1024;

    /// <summary>Compares. Documents that can't be read are findings, and the others are compared all the same.</summary>
    /// <returns>The transcript is null where no document can be read.</returns>
    public async Task<(Comparison Comparison, Transcript? Transcript)> CompareAsync(Product product, Usage usage, CancellationToken cancellationToken)
    {
        var texts = new List<KeyValuePair<string, string>>();
        var findings = new List<Finding>();
        foreach (var (name, file) in DocumentNames.Of(product))
        {
            var text = await DocumentFile.ReadAsync(file.Path, cancellationToken);
            if (DocumentComparison.Unreadable(text) is { } unreadable) findings.Add(unreadable);
            else texts.Add(new(name, text.Text));
        }

        if (texts.Count == 0) return (new(null, findings), null);
        var opening = new Opening(SystemTexts.Get(engine.Profile.SystemText), ProductBlock.Write(product), [], [DocumentTool.Definition]);
        using var root = await asker.StartAsync(engine, opening, usage, cancellationToken);
        var transcript = new Transcript("documents", OpeningText.Of(opening), root.Tokens);
        var answer = await AskAsync(root, texts, 0, transcript, cancellationToken);
        if (answer.Value is null)
        {
            asker.CountRetry();
            answer = await AskAsync(root, texts, 1, transcript, cancellationToken);
        }

        if (answer.Value is not { } fields)
            return (new(null, [.. findings, InvalidAnswer.Of(EvidenceKind.Documents, $"comparison of the {EvidenceKind.Documents}", answer.Error)]), transcript);
        var result = DocumentComparison.Compare(product, fields, engine.Profile.TrustVerdicts);
        return (new(Jsonb.Write(result.Evidence), [.. findings, .. result.Findings]), transcript);
    }

    private async Task<Answer<DocumentAnswer>> AskAsync(
        IConversation root, IReadOnlyList<KeyValuePair<string, string>> texts, int attempt, Transcript transcript, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = catalog.Columns.Facts;
        IReadOnlyList<string> names = [.. texts.Select(text => text.Key)];
        using var conversation = root.Fork();
        var steps = await asker.RunAsync(
            conversation, new Turn.User(Prompts.CompareDocuments(names)),
            done => new Question(ModelTask.CompareDocuments, null, 0, "", Format([.. names.Except(done.Select(Asked))], done.Count == 0, keys), MaxTokens),
            ReadAsync, names.Count + 1, attempt, transcript, cancellationToken);
        return steps[^1].Call is null
            ? Asker.Read(steps[^1].Completion, text => Answers.DocumentFields(text, keys))
            : new(null, "it calls for a document where only the comparison is left");

        Task<string> ReadAsync(ToolCall call, CancellationToken token) =>
            Task.FromResult(texts.FirstOrDefault(text => text.Key == call.Parameters.GetValueOrDefault(DocumentTool.Parameter)).Value ?? "There is no such document.");
    }

    private static string Asked(AgentStep step) => step.Call?.Parameters.GetValueOrDefault(DocumentTool.Parameter) ?? "";

    private static AnswerFormat Format(IReadOnlyList<string> unread, bool first, IReadOnlyList<string> keys) =>
        first ? AnswerFormats.DocumentCall(unread) : AnswerFormats.DocumentCallOrFields(unread, keys);
}
