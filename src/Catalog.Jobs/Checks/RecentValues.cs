using System.Collections.Concurrent;

namespace Catalog.Jobs.Checks;

/// <summary>Values that were worked out lately, by key; safe to use from several threads. What wasn't asked for while as many others came is forgotten.</summary>
/// <param name="most">How many new values make a generation; two generations are kept.</param>
internal sealed class RecentValues<TKey, TValue>(int most)
    where TKey : notnull
{
    private volatile ConcurrentDictionary<TKey, TValue> young = new();
    private volatile ConcurrentDictionary<TKey, TValue> old = new();

    /// <summary>The kept value, or a new one; two threads that ask at once may both work it out.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> create)
    {
        var values = young;
        if (values.TryGetValue(key, out var value)) return value;
        value = old.TryGetValue(key, out var earlier) ? earlier : create(key);
        if (values.Count >= most)
        {
            old = values;
            young = values = new();
        }

        values[key] = value;
        return value;
    }
}
