using System.Text;

namespace Catalog.Benchmarks.Lists;

/// <summary>Made-up words of several scripts; how often each comes falls with its rank, as in real text (Zipf).</summary>
internal sealed class ListWords
{
    private const int Vocabulary = 40_000;
    // Letters as often as German, Russian and Arabic have them, nearly.
    private static readonly string[] Latin = Letters("eeeeeennnniiiissrrraaattdhulcgmobwfkzpv");
    private static readonly string[] Cyrillic = Letters("ооооееаааииннттсррввллккмдпуяыьгзбчйхжшю");
    private static readonly string[] Arabic = Letters("اااااللللييممننوورربتةعدقسفكحهجشطصخ");
    private static readonly string[] Dense = [.. Enumerable.Range(0x4E00, 2500).Select(letter => char.ConvertFromUtf32(letter))];

    private readonly string[] words;
    private readonly string separator;
    private readonly double[] ranks = new double[4096];

    private ListWords(string[] words, string separator)
    {
        (this.words, this.separator) = (words, separator);
        // Inverse of 1 / (rank + 10), tabulated.
        for (var at = 0; at < ranks.Length; at++) ranks[at] = 10 * (Math.Pow((words.Length + 10) / 10.0, at / (double)ranks.Length) - 1);
    }

    /// <summary>The words of a locale's script.</summary>
    public static ListWords Of(string locale) => locale[..2] switch
    {
        "ru" or "uk" or "bg" or "sr" => Make(Cyrillic, " ", 2),
        "ar" or "fa" => Make(Arabic, " ", 3),
        "zh" or "ja" => Make(Dense, "", 1),
        var language => Make(Latin, " ", language[0]),
    };

    /// <summary>The word of a rank, 0 the most frequent.</summary>
    public string this[int rank] => words[rank];

    /// <summary>The first word of eight letters or more from a rank on.</summary>
    public string Long(int rank)
    {
        while (words[rank].Length < 8) rank++;
        return words[rank];
    }

    /// <summary>A piece of text.</summary>
    public void Write(StringBuilder text, Random random, int count)
    {
        for (var n = 0; n < count; n++)
        {
            if (n > 0) text.Append(separator);
            var at = random.Next(ranks.Length - 1);
            text.Append(words[Math.Min((int)(ranks[at] + (random.NextDouble() * Math.Max(1, ranks[at + 1] - ranks[at]))), words.Length - 1)]);
        }
    }

    private static string[] Letters(string letters) => [.. letters.Select(letter => letter.ToString())];

    private static ListWords Make(string[] syllables, string separator, int seed)
    {
        var random = new Random(seed);
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (made.Count < Vocabulary)
        {
            var count = syllables.Length > 1000 ? 2 : random.Next(3, 11);
            made.Add(string.Concat(Enumerable.Range(0, count).Select(_ => syllables[random.Next(syllables.Length)])));
        }

        return new ListWords([.. made], separator);
    }
}
