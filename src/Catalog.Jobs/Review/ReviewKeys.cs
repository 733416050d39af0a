namespace Catalog.Jobs.Review;

/// <summary>The keys of the review screen as a person wants them.</summary>
public sealed class ReviewKeys
{
    private readonly IReadOnlyDictionary<string, char> own;

    private ReviewKeys(IReadOnlyDictionary<string, char> own) => this.own = own;

    /// <summary>As they come.</summary>
    public static ReviewKeys Default { get; } = new(new Dictionary<string, char>());

    /// <summary>What differs from <see cref="ReviewKey.All"/>: command → key.</summary>
    public IReadOnlyDictionary<string, char> Own => own;

    /// <summary>The key of a command, in lower case.</summary>
    public char this[string command] => own.TryGetValue(command, out var key) ? key : ReviewKey.All.First(one => one.Command == command).Default;

    /// <summary>The keys that a person chose; commands that there aren't (any more) are left out, and so is a choice that isn't possible (any more).</summary>
    /// <param name="keys">Command → key.</param>
    public static ReviewKeys Of(IReadOnlyDictionary<string, string> keys) =>
        Problem(keys) is null ? Read(keys) : Default;

    /// <summary>What is wrong with a choice of keys, for a person; null: nothing.</summary>
    public static string? Problem(IReadOnlyDictionary<string, string> keys)
    {
        foreach (var (command, key) in keys)
        {
            if (Key(key) is null) return $"“{Label(command)}”: “{key}” is no key. Give one letter, digit or mark that needs no Ctrl; ? is the list of keys.";
        }

        var chosen = Read(keys);
        var taken = ReviewKey.All.GroupBy(one => chosen[one.Command]).FirstOrDefault(same => same.Count() > 1);
        return taken is null ? null : $"The key {char.ToUpperInvariant(taken.Key)} would do two things: {string.Join(" and ", taken.Select(one => $"“{one.Label}”"))}. Choose another for one of them.";
    }

    private static ReviewKeys Read(IReadOnlyDictionary<string, string> keys) => new(ReviewKey.All
        .Where(one => keys.TryGetValue(one.Command, out var key) && Key(key) is { } given && given != one.Default)
        .ToDictionary(one => one.Command, one => Key(keys[one.Command])!.Value));

    private static string Label(string command) => ReviewKey.All.FirstOrDefault(one => one.Command == command)?.Label ?? command;

    private static char? Key(string text) =>
        text.Trim() is [var c] && c is > ' ' and not '?' && !char.IsControl(c) && !char.IsSurrogate(c) ? char.ToLowerInvariant(c) : null;
}
