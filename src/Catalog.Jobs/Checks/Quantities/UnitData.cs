namespace Catalog.Jobs.Checks.Quantities;

/// <summary>The two files of unit names: CLDR's (Data/units.tsv) and our own (Data/more-units.txt).</summary>
internal static class UnitData
{
    private const string Everywhere = "*";
    private static readonly Dictionary<string, string[]> Chains = [];
    private static readonly Dictionary<string, List<UnitSpelling>> Cldr = [];
    private static readonly Dictionary<string, List<UnitSpelling>> Ours = [];

    static UnitData()
    {
        ReadCldr();
        ReadOurs();
    }

    /// <summary>The locales of which CLDR's names are here, by code.</summary>
    public static IReadOnlyCollection<string> Locales => Chains.Keys;

    /// <summary>
    /// The spellings of a locale, the ones that win first: those of every locale, our own of its language, CLDR's from the locale to its root.
    /// </summary>
    /// <param name="locale">A locale's code; one that isn't here gets the first locale of its language, or only what is the same everywhere.</param>
    public static IEnumerable<UnitSpelling> Of(string locale)
    {
        var language = locale.Split('-')[0];
        var known = Chains.ContainsKey(locale) ? locale : Chains.Keys.FirstOrDefault(code => code.Split('-')[0] == language);
        var chain = known is null ? [] : Chains[known];
        return Ours[Everywhere].Concat(Ours.GetValueOrDefault(language) ?? []).Concat(chain.SelectMany(file => Cldr[file]));
    }

    private static void ReadCldr()
    {
        foreach (var line in DataFile.Lines("Checks.Quantities.Data.units.tsv"))
        {
            var cells = line.Split('\t');
            if (cells[0] == "=") Chains.Add(cells[1], cells[2..]);
            else List(Cldr, cells[0]).AddRange(cells.Skip(2).Select(text => UnitSpelling.OfCldr(text, UnitTable.Get(cells[1]))).OfType<UnitSpelling>());
        }
    }

    private static void ReadOurs()
    {
        var section = Everywhere;
        foreach (var line in DataFile.Lines("Checks.Quantities.Data.more-units.txt"))
        {
            if (line.StartsWith('['))
            {
                section = line.Trim('[', ']');
                continue;
            }

            var parts = line.Split(':', 2);
            List(Ours, section).AddRange(parts[1].Split(',', StringSplitOptions.TrimEntries).Select(text => UnitSpelling.OfOurs(text, UnitTable.Get(parts[0]))));
        }
    }

    private static List<UnitSpelling> List(Dictionary<string, List<UnitSpelling>> of, string key)
    {
        if (!of.TryGetValue(key, out var list)) of.Add(key, list = []);
        return list;
    }
}
