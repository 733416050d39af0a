using System.Globalization;

namespace Catalog.Benchmarks.Lists;

/// <summary>How large the catalogue is, and where it is kept.</summary>
/// <param name="Texts">A multiple of 50.</param>
/// <param name="Folder">Null: a temporary one.</param>
/// <param name="Parts">What is measured; empty: everything.</param>
internal sealed record ListOptions(int Texts, string? Folder, IReadOnlyList<string> Parts)
{
    /// <summary>The parts.</summary>
    public static readonly string[] AllParts = ["pages", "queues", "searches", "keys", "decisions"];

    /// <summary>Takes <c>--texts N</c>, <c>--data FOLDER</c> and <c>--parts NAME,…</c> out of a call.</summary>
    /// <exception cref="ArgumentException">One of them has no value that makes sense.</exception>
    public static ListOptions Take(List<string> args)
    {
        var texts = int.Parse(Value(args, "--texts") ?? "10000000", NumberStyles.None, CultureInfo.InvariantCulture);
        if (texts < 100_000 || texts % ListShop.Locales.Length != 0) throw new ArgumentException($"--texts is at least 100000 and a multiple of {ListShop.Locales.Length}", nameof(args));
        var parts = (Value(args, "--parts") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Except(AllParts).FirstOrDefault() is { } unknown) throw new ArgumentException($"--parts knows no {unknown}: {string.Join(", ", AllParts)}", nameof(args));
        return new ListOptions(texts, Value(args, "--data"), parts);
    }

    private static string? Value(List<string> args, string name)
    {
        var at = args.IndexOf(name);
        if (at < 0) return null;
        if (at + 1 == args.Count) throw new ArgumentException($"{name} needs a value", nameof(args));
        var value = args[at + 1];
        args.RemoveRange(at, 2);
        return value;
    }
}
