using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Documents;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Agents;
using Catalog.Model.Chat;

namespace Catalog.Jobs.Runs;

/// <summary>What came of the supplier documents.</summary>
internal sealed record DocumentResult(Comparison Comparison, Transcript Transcript);

/// <summary>
/// Lets the model read a product's supplier documents and compare them with its facts: an agent's conversation. Its first turn is a call of
/// read_document; then it calls for what is unread, or answers; once all are read it can only answer.
/// </summary>
internal sealed class DocumentReader(CatalogDefinition catalog, ITextEngine engine, Asker asker)
{
    private const int MaxTokens = 1024;

    public async Task<DocumentResult> CompareAsync(Product product, Usage usage, CancellationToken cancellationToken)
    {
        var files = DocumentNames.Of(product);
        var opening = new Opening(SystemTexts.Get(engine.Profile.SystemText), ProductBlock.Write(product), [], [DocumentTool.Definition]);
        using var root = await asker.StartAsync(engine, opening, usage, cancellationToken);
        var transcript = new Transcript("documents", OpeningText.Of(opening), root.Tokens);
        for (var attempt = 0; ; attempt++)
        {
            var answer = await AskAsync(root, files, attempt, transcript, cancellationToken);
            if (answer.Value is { } fields)
            {
                var (evidence, findings) = DocumentComparison.Compare(product, fields, engine.Profile.TrustVerdicts);
                return new(new(Jsonb.Write(evidence), findings), transcript);
            }

            if (attempt == 1) return new(InvalidComparison.Of(EvidenceKind.Documents, answer.Error), transcript);
            asker.CountRetry();
        }
    }

    private async Task<Answer<DocumentAnswer>> AskAsync(
        IConversation root, IReadOnlyList<KeyValuePair<string, MediaFile>> files, int attempt, Transcript transcript, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = catalog.Columns.Facts;
        using var conversation = root.Fork();
        var steps = await asker.RunAsync(
            conversation, new Turn.User(Prompts.CompareDocuments(files.Select(file => file.Key))),
            done => Question(Format(Unread(files, done), done.Count == 0, keys)), ReadAsync, files.Count + 1, attempt, transcript, cancellationToken);
        var last = steps[^1];
        return last.Call is null
            ? Asker.Read(last.Completion, text => Answers.DocumentFields(text, keys))
            : new(null, "it calls for a document where only the comparison is left");

        Task<string> ReadAsync(ToolCall call, CancellationToken token)
        {
            var name = call.Parameters.GetValueOrDefault(DocumentTool.Parameter);
            var file = files.FirstOrDefault(file => file.Key == name).Value;
            return Task.FromResult(file is null ? "There is no such document." : string.Join('\n', PdfText.Read(file.Path)));
        }
    }

    private static Question Question(Model.Grammar.AnswerFormat format) => new(ModelTask.CompareDocuments, null, 0, "", format, MaxTokens);

    private static Model.Grammar.AnswerFormat Format(IReadOnlyList<string> unread, bool first, IReadOnlyList<string> keys) =>
        first ? AnswerFormats.DocumentCall(unread) : AnswerFormats.DocumentCallOrFields(unread, keys);

    private static IReadOnlyList<string> Unread(IReadOnlyList<KeyValuePair<string, MediaFile>> files, IReadOnlyList<AgentStep> done) =>
        [.. files.Select(file => file.Key).Except(done.Select(step => step.Call?.Parameters.GetValueOrDefault(DocumentTool.Parameter)).OfType<string>())];
}
