using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Products;
using Catalog.Jobs.Schedule;
using Catalog.Jobs.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Commands;

/// <summary>What <c>evaluate</c> was asked for.</summary>
/// <param name="Texts">A file; null: the repository's.</param>
/// <param name="Approved">The shop's approved texts instead.</param>
/// <param name="Folder">The data folder: where it has a database, the result is kept.</param>
internal sealed record EvaluationOptions(string? Texts, bool Approved, int? Products, int Seed, bool Model, DataFolder Folder);

/// <summary>An evaluation with what it needs and nothing more: no database and no model where neither is asked for.</summary>
internal static class EvaluationWork
{
    /// <summary>Evaluates, and keeps the result where there is a database.</summary>
    public static async Task<EvaluationReport> RunAsync(EvaluationOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var startedAt = time.GetUtcNow();
        await using var installation = options.Approved || options.Model ? await Installation.OpenAsync(LogLevel.Warning, cancellationToken) : null;
        var file = options.Texts ?? (options.Approved ? null : DefaultTexts());
        var set = file is null
            ? await ApprovedSet.ReadAsync(installation!.Database.Source, installation.Get<ProductStore>(), await installation.CatalogAsync(cancellationToken), cancellationToken)
            : await FileAsync(file, cancellationToken);
        if (options.Products is { } products) set = set.Draw(products, options.Seed);
        await terminal.Error.WriteLineAsync($"Evaluating {set.Texts.Count} texts with seed {options.Seed} …");
        var report = Evaluator.Run(set, options.Seed, time, cancellationToken);
        var pictures = options.Approved ? await OwnPicturesAsync(installation!, cancellationToken) : await DemoPicturesAsync(cancellationToken);
        report = await pictures.MeasureAsync(report, time, cancellationToken);
        if (options.Model)
        {
            await terminal.Error.WriteLineAsync("The free checks are done; now the model reads …");
            report = await new ModelEvaluation(installation!.Model, installation.Database.Source).AddAsync(report, set, pictures, time, cancellationToken);
        }

        var kept = new KeptEvaluation(0, file is null ? EvaluationStore.Approved : Path.GetFileName(file), Starter.Name, startedAt, report);
        if (installation is not null) await KeepAsync(installation, kept, terminal, cancellationToken);
        else await TryKeepAsync(options.Folder, kept, terminal, cancellationToken);
        return report;
    }

    // An installation that was never used gets no cluster for the sake of a figure, and figures that need no database don't fail with one.
    private static async Task TryKeepAsync(DataFolder folder, KeptEvaluation evaluation, Terminal terminal, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("CATALOG_DB")) && !Directory.Exists(folder.Postgres))
        {
            await terminal.Error.WriteLineAsync("Not kept in the history: this installation has no database yet.");
            return;
        }

        try
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            await KeepAsync(installation, evaluation, terminal, cancellationToken);
        }
        catch (Exception exception) when (exception is ClusterException or MigrationException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"Not kept in the history: {exception.Message}");
        }
    }

    private static async Task KeepAsync(Installation installation, KeptEvaluation evaluation, Terminal terminal, CancellationToken cancellationToken)
    {
        await new EvaluationStore(installation.Database.Source).AddAsync(evaluation, cancellationToken);
        await terminal.Error.WriteLineAsync("Kept in the history, which the dashboard's page /quality shows.");
    }

    // The rules lie beside the file; a file of texts alone is judged by the rules of the repository's.
    private static async Task<EvaluationSet> FileAsync(string file, CancellationToken cancellationToken)
    {
        var beside = CatalogFolder.BesideFile(file);
        var catalog = await CatalogAsync(File.Exists(beside) ? beside : Path.Combine(Folder("evaluation"), "catalog.json"), cancellationToken);
        return await TextsFile.ReadAsync(file, catalog, cancellationToken);
    }

    private static async Task<CatalogDefinition> CatalogAsync(string file, CancellationToken cancellationToken)
    {
        var rules = await CatalogLoader.LoadAsync(file, cancellationToken);
        return rules.Definition ?? throw new CatalogProblemException(rules.Message);
    }

    private static async Task<PictureSource> OwnPicturesAsync(Installation installation, CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        await foreach (var page in installation.Get<ProductStore>().PagesAsync(500, cancellationToken)) products.AddRange(page);
        return new(products, await installation.CatalogAsync(cancellationToken));
    }

    private static async Task<PictureSource> DemoPicturesAsync(CancellationToken cancellationToken)
    {
        var catalog = await CatalogAsync(Path.Combine(Folder("demo"), "catalog.json"), cancellationToken);
        return new(await PictureProduct.FromCsvAsync(Path.Combine(Folder("demo"), "products.csv"), catalog.Columns, cancellationToken), catalog);
    }

    private static string DefaultTexts() => Path.Combine(Folder("evaluation"), "clean.jsonl");

    private static string Folder(string name) => RepositoryFolder.Find("data", name)
        ?? throw new CommandException($"The repository's data/{name} isn't there. Set CATALOG_HOME to the repository.");
}
