using System.Diagnostics;
using System.Globalization;
using Catalog.Jobs.Runs;
using Spectre.Console;

namespace Catalog.Jobs.Commands;

/// <summary>Shows how far a run is: a bar where a person looks on, else a line every few seconds.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    /// <summary>Shows progress until the work is done, then throws what it threw.</summary>
    public static async Task ShowAsync(Terminal terminal, RunProgress progress, Task work)
    {
        var clock = new Rate(progress);
        if (terminal.Interactive) await BarAsync(terminal, progress, clock, work);
        else await LinesAsync(terminal, progress, clock, work);
        await work;
    }

    private static Task BarAsync(Terminal terminal, RunProgress progress, Rate clock, Task work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask("starting", maxValue: 1);
                while (!work.IsCompleted)
                {
                    (bar.MaxValue, bar.Value) = (Math.Max(progress.Total, 1), progress.Done + progress.Failed);
                    bar.Description = Markup.Escape(clock.Line());
                    await Task.WhenAny(work, Task.Delay(BarInterval));
                }
            });
    }

    private static async Task LinesAsync(Terminal terminal, RunProgress progress, Rate clock, Task work)
    {
        while (true)
        {
            await Task.WhenAny(work, Task.Delay(LineInterval));
            if (progress.Total > 0) await terminal.Error.WriteLineAsync(clock.Line());
            if (work.IsCompleted) return;
        }
    }

    /// <summary>Tokens a second and the time left, from what this process has done.</summary>
    private sealed class Rate(RunProgress progress)
    {
        private readonly long started = Stopwatch.GetTimestamp();
        private int? before;

        public string Line()
        {
            var ended = progress.Done + progress.Failed;
            if (progress.Total == 0) return "starting";
            before ??= ended;
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var products = $"products {ended}/{progress.Total}";
            if (progress.Tokens == 0) return progress.Loading ? products + ", loading the model" : products;
            var speed = string.Create(CultureInfo.InvariantCulture, $"{progress.Tokens / Math.Max(seconds, 0.001):N0} tokens/s");
            var here = ended - before.Value;
            return here == 0 ? $"{products}, {speed}" : $"{products}, {speed}, {Duration(seconds / here * (progress.Total - ended))} left";
        }

        private static string Duration(double seconds)
        {
            var time = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(seconds, 0)));
            return time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:m\\:ss}";
        }
    }
}
