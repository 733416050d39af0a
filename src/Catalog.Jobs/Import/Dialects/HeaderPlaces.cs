namespace Catalog.Jobs.Import.Dialects;

/// <summary>Where columns stand in a header whose names come in several spellings; large and small letters are the same.</summary>
internal sealed class HeaderPlaces
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public HeaderPlaces(IReadOnlyList<string> header)
    {
        foreach (var (i, name) in header.Index()) places.TryAdd(name, i);
    }

    /// <summary>The place of the first of several names that the header has; -1: it has none.</summary>
    public int Of(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (places.TryGetValue(name, out var place)) return place;
        }

        return -1;
    }

    public bool Has(params ReadOnlySpan<string> names) => Of(names) >= 0;
}
