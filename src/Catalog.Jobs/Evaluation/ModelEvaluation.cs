using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Runs;
using Npgsql;

namespace Catalog.Jobs.Evaluation;

/// <summary>The part of an evaluation that asks the model. Answers are stored; texts that haven't changed cost nothing the next time.</summary>
/// <param name="models">Loaded when the first answer is missing.</param>
/// <param name="source">Where answers are stored.</param>
public sealed class ModelEvaluation(IModelSource models, NpgsqlDataSource source)
{
    /// <summary>Adds what the model reaches to a report.</summary>
    /// <param name="report">Of the free checks about the same set with the same seed.</param>
    /// <param name="pictures">Null: pictures are not evaluated.</param>
    public async Task<EvaluationReport> AddAsync(EvaluationReport report, EvaluationSet set, PictureSource? pictures, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var reader = new ModelReader(models, new StoredAnswers(source));
        var read = await new ReadBackEvaluation(set, report.Seed, new TextReviews(set, reader)).RunAsync(ModelKinds.Texts, cancellationToken);
        var shown = pictures is null ? []
            : await new PictureEvaluation(await PictureProduct.ReadAsync(pictures.Products, cancellationToken), pictures.Catalog.Columns, report.Seed, reader).RunAsync(cancellationToken);
        List<CellTally> cells = [.. read.Cells, .. shown];
        var kinds = CellTally.Kinds(cells);
        return report with
        {
            Kinds = [.. report.Kinds, .. kinds],
            Cells = [.. report.Cells, .. cells.Where(cell => cell.Planted > 0).Select(cell => new CellResult(cell.Kind, cell.Locale, cell.Planted, cell.Found))],
            NotPlanted = [.. report.NotPlanted, .. cells.Select(cell => cell.Kind).Distinct().Except(kinds.Select(kind => kind.Kind))],
            Missed = [.. report.Missed, .. cells.SelectMany(cell => cell.Missed)],
            ModelLocales = LocaleResult.Of(set.Locales, read.Clean),
            FalseAlarms = [.. report.FalseAlarms, .. FalseAlarm.First(read.Clean)],
            Model = (await reader.ProfileAsync(cancellationToken)).Name,
            ModelCalls = reader.Usage.Calls,
            PromptTokens = reader.Usage.PromptTokensComputed,
            DecodeTokens = reader.Usage.DecodeTokens,
            StoredAnswers = reader.Found,
            Seconds = report.Seconds + time.GetElapsedTime(start).TotalSeconds,
        };
    }
}
