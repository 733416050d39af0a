using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation;

/// <summary>What an evaluation found, as <c>evaluate --json</c> prints it and the history keeps it; see docs/evaluation.md.</summary>
/// <param name="Kinds">Every kind that could be planted at least once.</param>
/// <param name="Cells">The same by locale.</param>
/// <param name="Locales">False alarms on the right texts.</param>
/// <param name="ModelCalls">Openings started and questions asked; answers that were stored cost none.</param>
/// <param name="Seconds">Of the whole evaluation.</param>
/// <param name="Seed">The same seed, texts and checks give the same report but for the seconds.</param>
/// <param name="Texts">Right texts.</param>
/// <param name="Products">Their products.</param>
/// <param name="Model">The model that read texts and pictures; null without <c>--model</c>.</param>
/// <param name="PromptTokens">That went through the model.</param>
/// <param name="DecodeTokens">Of its answers.</param>
/// <param name="StoredAnswers">Answers that an earlier evaluation had paid for.</param>
/// <param name="ModelLocales">The same as <paramref name="Locales"/> for the texts that the model read; empty without it.</param>
/// <param name="NotPlanted">Ids of kinds for which no text gave a chance.</param>
/// <param name="Missed">The first planted mistakes of each kind that weren't found.</param>
/// <param name="FalseAlarms">The first findings about right texts of each locale and check.</param>
public sealed record EvaluationReport(
    IReadOnlyList<KindResult> Kinds,
    IReadOnlyList<CellResult> Cells,
    IReadOnlyList<LocaleResult> Locales,
    long ModelCalls,
    double Seconds,
    int Seed,
    int Texts,
    int Products,
    string? Model,
    long PromptTokens,
    long DecodeTokens,
    int StoredAnswers,
    IReadOnlyList<LocaleResult> ModelLocales,
    IReadOnlyList<string> NotPlanted,
    IReadOnlyList<MissedFault> Missed,
    IReadOnlyList<FalseAlarm> FalseAlarms);

/// <summary>How much of a kind was found.</summary>
/// <param name="Check">Who must find it.</param>
/// <param name="Cost"><c>free</c> or <c>model</c>.</param>
/// <param name="Recall">Found / planted, 0 to 1.</param>
public sealed record KindResult(string Kind, string Check, string Cost, int Planted, int Found, double Recall);

/// <summary>How much of a kind was found in a locale.</summary>
public sealed record CellResult(string Kind, string Locale, int Planted, int Found);

/// <summary>Right texts of a locale, and how many of them had any finding.</summary>
public sealed record LocaleResult(string Locale, int Clean, int FalseAlarms)
{
    internal static IReadOnlyList<LocaleResult> Of(IEnumerable<string> locales, IReadOnlyList<(EvaluationText Text, IReadOnlyList<Finding> Findings)> clean) =>
    [
        .. from locale in locales
           let texts = clean.Where(text => text.Text.Locale.Code == locale).ToList()
           where texts.Count > 0
           select new LocaleResult(locale, texts.Count, texts.Count(text => text.Findings.Count > 0)),
    ];
}

/// <summary>A mistake that wasn't found.</summary>
/// <param name="Text">The field's text with the mistake.</param>
/// <param name="Before">The right one.</param>
/// <param name="Findings">What the check said instead, as sentences.</param>
public sealed record MissedFault(string Kind, string Locale, string Sku, string Field, string Text, string Before, IReadOnlyList<string> Findings)
{
    internal static MissedFault Of(FaultKind kind, PlantedFault fault, IEnumerable<Finding> instead) => new(
        kind.Id, fault.After.Locale.Code, fault.After.Product.Sku, fault.Field,
        fault.After.Copy.Field(fault.Field)?.Text ?? "", fault.Before.Copy.Field(fault.Field)?.Text ?? "", [.. instead.Select(finding => finding.Message)]);
}

/// <summary>A finding about a right text.</summary>
/// <param name="Text">The field's text; empty where it is about the whole.</param>
public sealed record FalseAlarm(string Locale, string Sku, string Check, string Type, string? Field, string Found, string Message, string Text)
{
    private const int ShownPerCheck = 3;

    internal static IReadOnlyList<FalseAlarm> First(IEnumerable<(EvaluationText Text, IReadOnlyList<Finding> Findings)> clean) =>
    [
        .. clean.SelectMany(text => text.Findings, (text, finding) => Of(text.Text, finding))
            .GroupBy(alarm => (alarm.Locale, alarm.Check)).SelectMany(group => group.Take(ShownPerCheck)),
    ];

    private static FalseAlarm Of(EvaluationText text, Finding finding) => new(
        text.Locale.Code, text.Product.Sku, finding.Source, finding.Type, finding.Field, finding.Found, finding.Message,
        finding.Field is null ? "" : text.Copy.Field(finding.Field)?.Text ?? "");
}
