using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Terminology.Memory;

/// <summary>Fills a task's texts from the memory, as far as it has them; the rest is the model's work. Knows no database.</summary>
public sealed class ReusedTexts
{
    private readonly ProductTask task;
    private readonly Dictionary<string, TextResult> reused = [];

    private ReusedTexts(ProductTask task) => (this.task, Rest) = (task, task);

    /// <summary>What is left for the model.</summary>
    public ProductTask Rest { get; private set; }

    /// <summary>True where the model has something to do.</summary>
    public bool NeedsModel => Rest.Texts.Count > 0 || Rest.ComparePictures || Rest.CompareDocuments;

    /// <summary>
    /// Checks what the memory has, as if it had just been written. A text in which the checks find something worse than minor isn't taken: the rules
    /// have changed since it was approved, so the model writes it.
    /// </summary>
    public static ReusedTexts Of(ProductTask task, CatalogDefinition catalog, FactVocabulary vocabulary, ModelProfile profile)
    {
        var texts = new ReusedTexts(task);
        var isSource = task.Texts.ToLookup(text => text.Stale.Locale.Code == catalog.SourceLocale);
        // The source text first: the others are compared with it.
        var original = isSource[true].Any() ? null : task.SourceText;
        foreach (var text in isSource[true].Concat(isSource[false]))
        {
            if (text.Memory is not { } memory) continue;
            var input = new CheckInput(catalog, task.Product, text.Stale.Locale, memory.Text, vocabulary.Values, isSource[true].Contains(text) ? null : original);
            var findings = TextFindings.Of(input, memory.Said is null ? null : new ReviewAnswer(memory.Said, memory.Findings), profile);
            if (findings.Any(finding => finding.Severity > Severity.Minor)) continue;
            texts.reused[text.Stale.Locale.Code] = new(text, [new Draft(memory.Text, memory.Said, findings, 0, 0, 0, 0) { ReusedId = memory.RevisionId }], true, []);
            if (isSource[true].Contains(text)) original = memory.Text;
        }

        texts.Rest = task with { Texts = [.. task.Texts.Where(text => !texts.reused.ContainsKey(text.Stale.Locale.Code))], SourceText = original ?? task.SourceText };
        return texts;
    }

    /// <summary>The whole result, in the task's order.</summary>
    /// <param name="written">What the model made of <see cref="Rest"/>.</param>
    public ProductResult Join(ProductResult written)
    {
        if (reused.Count == 0) return written;
        var byModel = written.Texts.ToDictionary(text => text.Task.Stale.Locale.Code);
        return written with { Texts = [.. task.Texts.Select(text => reused.GetValueOrDefault(text.Stale.Locale.Code) ?? byModel[text.Stale.Locale.Code])] };
    }
}
