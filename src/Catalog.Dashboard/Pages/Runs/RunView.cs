namespace Catalog.Dashboard.Pages.Runs;

/// <summary>A run as its pages show it; see <c>run</c> in the schema.</summary>
public sealed record RunView(
    long Id,
    string Kind,
    string State,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string? StoppedBy,
    long? MaxTokens,
    double? MaxMinutes,
    string Model,
    int Products,
    int Done,
    int Failed,
    double Seconds,
    string? Report)
{
    /// <summary>True while workers are at it.</summary>
    public bool IsRunning => State == "running";

    /// <summary>Seconds until its end at the pace so far; null before the first product.</summary>
    public double? SecondsLeft(DateTimeOffset now) =>
        IsRunning && Done > 0 ? (now - StartedAt).TotalSeconds / Done * Math.Max(0, Products - Done - Failed) : null;
}
