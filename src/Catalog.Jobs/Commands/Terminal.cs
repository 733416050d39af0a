namespace Catalog.Jobs.Commands;

/// <summary>Where a command writes to: results to <paramref name="Out"/>, everything else to <paramref name="Error"/>.</summary>
/// <param name="Interactive">A person looks at <paramref name="Error"/>: progress may be drawn.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool Interactive)
{
    /// <summary>The process's own streams.</summary>
    public static Terminal System { get; } = new(Console.Out, Console.Error, !Console.IsErrorRedirected);
}
