namespace Catalog.Jobs.Products;

/// <summary>
/// The words in which a catalogue's facts are given, by fact key: they tell a wrong colour from a claim that the facts know nothing about.
/// Keys with more than <see cref="MostValues"/> different values (titles, say) are left out: they are no closed list.
/// </summary>
public sealed record FactVocabulary(IReadOnlyDictionary<string, IReadOnlySet<string>> Values)
{
    /// <summary>From how many different values on a key no longer is a closed list, less one.</summary>
    public const int MostValues = 500;

    /// <summary>No words at all.</summary>
    public static FactVocabulary Empty { get; } = new(new Dictionary<string, IReadOnlySet<string>>());

    /// <summary>The values of a fact key; none where it is no closed list.</summary>
    public IReadOnlySet<string> Of(string key) => Values.TryGetValue(key, out var values) ? values : new HashSet<string>();

    /// <summary>The fact keys that have a value, as it is written in the facts.</summary>
    public IEnumerable<string> KeysWith(string value) => Values.Where(entry => entry.Value.Contains(value)).Select(entry => entry.Key);
}
