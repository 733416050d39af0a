using System.Collections.Frozen;
using System.Text;

namespace Catalog.Jobs.Import.Tables.Encodings;

/// <summary>How likely the letters beyond ASCII of an encoding's languages are: bytes read in the wrong encoding become letters that nobody writes.</summary>
internal sealed class LetterModel
{
    // Natural logarithms of rough shares: what isn't listed is unlikely, and how unlikely hardly matters.
    private const double Rare = -10, Symbol = -4, OddSymbol = -9, Control = -16, Capital = -1.5;

    // What product texts of every language have.
    private const string Symbols = "\u00A0’‘“”„«»–—…€™®©°²³µ×±½¼¾·•§£¿¡、。，・「」（）：；！？％～ー【】《》";

    private readonly FrozenDictionary<char, double> shares;
    private readonly bool joinsAscii;

    private LetterModel(Dictionary<char, double> shares, bool joinsAscii)
    {
        this.shares = shares.ToFrozenDictionary();
        this.joinsAscii = joinsAscii;
    }

    /// <summary>The model of one of <see cref="TextEncodings.Legacy"/>.</summary>
    public static LetterModel Of(TextEncoding encoding) => Models[encoding.Name];

    private static readonly FrozenDictionary<string, LetterModel> Models = TextEncodings.Legacy.ToFrozenDictionary(encoding => encoding.Name, Create);

    /// <summary>The natural logarithm of how likely a text is, up to a constant that is the same for all encodings of the same bytes.</summary>
    public double LogLikelihood(ReadOnlySpan<char> text)
    {
        var sum = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter < 0x80) continue;
            sum += shares.TryGetValue(letter, out var share) ? share : Unlisted(letter);
            var before = i > 0 ? text[i - 1] : ' ';
            var after = i + 1 < text.Length ? text[i + 1] : ' ';
            if (!char.IsLetter(letter))
            {
                // Signs stand between words, and only an apostrophe in one.
                if (letter is < '\u2E80' and not '’' and not '·' && char.IsLetter(after) && (char.IsLetter(before) || letter is '£' or '€')) sum -= 3;
                continue;
            }

            // Latin letters stand among ASCII's, those of other scripts don't; and no word has a capital in the middle.
            if (!joinsAscii && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after))) sum -= 2;
            if (char.IsUpper(letter) && (char.IsLower(before) || (char.IsLower(after) && char.IsLetter(before)))) sum -= 3;
            if (char.IsLower(letter) && char.IsUpper(before) && i > 1 && char.IsLetter(text[i - 2])) sum -= 3;
        }

        return sum;
    }

    private static double Unlisted(char letter) => letter switch
    {
        < '\u00A0' => Control,
        >= '\uE000' and <= '\uF8FF' => Control,
        _ when Symbols.Contains(letter, StringComparison.Ordinal) => Symbol,
        _ => char.IsLetter(letter) || char.IsSurrogate(letter) ? Rare : OddSymbol,
    };

    private static LetterModel Create(TextEncoding encoding) => encoding.CodePage switch
    {
        1250 or 28592 => Alphabet("íáéěčžšřýůúąęłóśżćźńťďňüöőűâăîşţđäôľĺŕ", true),
        1251 or 20866 or 866 => Alphabet("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъіїєґўё", false),
        1253 => Alphabet("αοιετσνηυρπκμλςωήίόέάδγχθφύβώξζψϊϋΐΰ", false),
        1254 => Alphabet("ışğüçöâîİ", true),
        1255 => Alphabet("יוהלאתרבמשנכדםעפקחטגצןסזךףץ", false),
        1256 => Alphabet("الينمرتوبسةعدفهكقحجشصطخضذثزغأإىءئؤظآپچژگ", false),
        1257 => Alphabet("āīšēūžčņļķģėųįąęõäöü", true),
        1258 => Alphabet("đêôâươă\u0301\u0300\u0323\u0309\u0303éáàèùíúóòìù", true),
        874 => Alphabet("านรก่อเง้มยัลวดทสต์ะปีบิคุหแจพูชขใไโผซณถ็ำธศึษภฟ", false),
        932 => Ideographs(Kana(-3.2), Level(51932, 0xB0, 0xCF), -7.3),
        51932 => Ideographs(Kana(-3.2), Level(51932, 0xB0, 0xCF), -7.3),
        949 => Ideographs([], Level(949, 0xB0, 0xC8), -7.0),
        54936 => Ideographs(Kana(-11), Level(54936, 0xB0, 0xD7), -7.4),
        950 => Ideographs(Kana(-11), Level(950, 0xA4, 0xC6), -7.6),
        _ => Alphabet("éüäàöèóíáçêñßãôâúùîœëïõåøæûìò", true),
    };

    private static LetterModel Alphabet(string letters, bool joinsAscii)
    {
        var shares = new Dictionary<char, double>();
        // Zipf's law is near enough: the n-th letter has about the share 1/n.
        var total = Enumerable.Range(2, letters.Length).Sum(rank => 1.0 / rank);
        foreach (var (i, letter) in letters.Index())
        {
            var share = Math.Log(1.0 / (i + 2) / total);
            shares.TryAdd(letter, share);
            shares.TryAdd(char.ToUpperInvariant(letter), share + Capital);
        }

        return new(shares, joinsAscii);
    }

    private static LetterModel Ideographs(Dictionary<char, double> kana, IEnumerable<char> common, double share)
    {
        foreach (var letter in common) kana.TryAdd(letter, share);
        return new(kana, joinsAscii: false);
    }

    private static Dictionary<char, double> Kana(double share) =>
        Enumerable.Range(0x3041, 0x30FA - 0x3041 + 1).ToDictionary(letter => (char)letter, letter => share);

    // The first level of a national standard: the letters that are in use, by the range of their first bytes.
    private static IEnumerable<char> Level(int codePage, int first, int last)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(""))!;
        byte[] trails = [.. Enumerable.Range(0x40, 0xFF - 0x40).Where(trail => codePage == 950 || trail >= 0xA1).Select(trail => (byte)trail)];
        return Enumerable.Range(first, last - first + 1).SelectMany(lead => trails.SelectMany(trail => encoding.GetString([(byte)lead, trail]))).Where(letter => letter > 0x2E00);
    }
}
