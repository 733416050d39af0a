using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Schedule;

namespace Catalog.Jobs.Commands;

/// <summary>What <c>evaluate</c> was asked for.</summary>
/// <param name="Texts">A file; null: the repository's.</param>
/// <param name="Approved">The shop's approved texts instead.</param>
internal sealed record EvaluationOptions(string? Texts, bool Approved, int? Products, int Seed, bool Model);

/// <summary>An evaluation with what it needs and nothing more: no database and no model where neither is asked for.</summary>
internal static class EvaluationWork
{
    /// <summary>Evaluates.</summary>
    public static async Task<EvaluationReport> RunAsync(EvaluationOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var set = await FileAsync(options.Texts ?? DefaultTexts(), cancellationToken);
        if (options.Products is { } products) set = set.Draw(products, options.Seed);
        await terminal.Error.WriteLineAsync($"Evaluating with seed {options.Seed} …");
        return Evaluator.Run(set, options.Seed, TimeProvider.System, cancellationToken);
    }

    // The rules lie beside the file; a file of texts alone is judged by the rules of the repository's.
    private static async Task<EvaluationSet> FileAsync(string file, CancellationToken cancellationToken)
    {
        var beside = CatalogFolder.BesideFile(file);
        var rules = await CatalogLoader.LoadAsync(File.Exists(beside) ? beside : Path.Combine(Folder(), "catalog.json"), cancellationToken);
        return await TextsFile.ReadAsync(file, rules.Definition ?? throw new CatalogProblemException(rules.Message), cancellationToken);
    }

    private static string DefaultTexts() => Path.Combine(Folder(), "clean.jsonl");

    private static string Folder() => RepositoryFolder.Find("data", "evaluation")
        ?? throw new CommandException("The repository's data/evaluation isn't there. Give a file with --texts and put its catalog.json beside it.");
}
