using System.Globalization;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>
/// The columns that a rejects file adds: line, column, reason and hint. Where the file has columns of these names itself, ours get <c>reject_</c> in front, as often
/// as is needed, so that they are told from the file's own when it is brought again.
/// </summary>
internal static class RejectColumns
{
    private const string Prefix = "reject_";
    private static readonly string[] Added = ["line", "column", "reason", "hint"];

    /// <summary>What ours are called beside the file's own columns, in the order line, column, reason, hint.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyCollection<string> own) => [.. Added.Select(name => Longest(name, own) is { } taken ? Prefix + taken : name)];

    /// <summary>Where ours stand in the header of a rejects file that is brought again, in the same order; empty where it doesn't have all four.</summary>
    public static IReadOnlyList<int> Places(IReadOnlyList<string> header)
    {
        var names = Added.Select(name => Longest(name, header)).OfType<string>().ToList();
        return names.Count == Added.Length ? [.. names.Select(name => header.Index().First(column => column.Item == name).Index)] : [];
    }

    /// <summary>The names of ours in a header; empty where it doesn't have all four.</summary>
    public static IReadOnlySet<string> In(IReadOnlyList<string> header) => Places(header).Select(place => header[place]).ToHashSet();

    /// <summary>Where a rejects file has the lines of the rows that it was made of; -1: nowhere.</summary>
    public static int LinePlace(IReadOnlyList<string> header) => Places(header) is [var line, ..] ? line : -1;

    /// <summary>The line of the import that a row corrects; null: none's.</summary>
    /// <param name="place">What <see cref="LinePlace"/> says of the header.</param>
    public static int? LineOf(TableRow row, int place) =>
        place >= 0 && place < row.Cells.Length && int.TryParse(row.Cells[place], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    // The most often prefixed one: ours, where there are any.
    private static string? Longest(string name, IEnumerable<string> header) =>
        header.Where(column => column.EndsWith(name, StringComparison.Ordinal) && column.Length > 0 && column[..^name.Length].Replace(Prefix, "", StringComparison.Ordinal).Length == 0)
            .MaxBy(column => column.Length);
}
