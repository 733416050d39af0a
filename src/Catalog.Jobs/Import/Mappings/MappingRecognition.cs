namespace Catalog.Jobs.Import.Mappings;

/// <summary>Tells of which source a file is. What it says is shown and can be overruled.</summary>
public static class MappingRecognition
{
    /// <summary>The mapping of a file's source: that with the same columns; else one of which all columns are there; else one whose files are called so, if half of its columns are there.</summary>
    /// <returns>Null where none fits.</returns>
    public static SavedMapping? Find(IEnumerable<SavedMapping> mappings, string fileName, IReadOnlyList<string> header)
    {
        var added = RejectColumns.In(header);
        var names = header.Where(name => !added.Contains(name)).ToHashSet();
        return mappings
            .Select(mapping => (Mapping: mapping, Rank: Rank(mapping, fileName, names)))
            .Where(ranked => ranked.Rank > 0)
            .OrderByDescending(ranked => ranked.Rank)
            .ThenByDescending(ranked => ranked.Mapping.ChangedAt)
            .Select(ranked => ranked.Mapping)
            .FirstOrDefault();
    }

    private static int Rank(SavedMapping saved, string fileName, HashSet<string> header)
    {
        var wanted = saved.Mapping.Columns.Select(match => match.From).OfType<string>().ToHashSet();
        if (wanted.Count == 0) return 0;
        var isCalledSo = FilePattern.Fits(saved.FilePattern, fileName);
        var found = wanted.Count(header.Contains);
        if (header.SetEquals(saved.Header)) return isCalledSo ? 6 : 5;
        if (found == wanted.Count) return isCalledSo ? 4 : 3;
        return isCalledSo && found * 2 >= wanted.Count ? 2 : 0;
    }
}
