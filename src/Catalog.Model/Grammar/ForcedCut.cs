using System.Text;

namespace Catalog.Model.Grammar;

/// <summary>
/// Cuts bytes that an answer must go on with into the tokens that the tokenizer itself would write, whatever comes after them. The last tokens are left
/// out where one that reaches beyond the bytes could take their place.
/// </summary>
/// <param name="encode">The tokenizer.</param>
internal sealed class ForcedCut(TokenVocabulary vocabulary, Func<string, int[]> encode)
{
    /// <param name="bytes">What is forced, whole code points.</param>
    /// <param name="automaton">Knows what may follow.</param>
    /// <param name="after">The state behind <paramref name="bytes"/>.</param>
    public int[] Tokens(ReadOnlySpan<byte> bytes, Automaton automaton, int after)
    {
        var ids = encode(Encoding.UTF8.GetString(bytes));
        var sure = CommonLength(ids, bytes);
        // Cutting a longer text leaves a border somewhere: at the end of the bytes, or where a token begins that reaches beyond them. What stands
        // before that border is cut as if nothing followed it; what all these cuts have in common is sure.
        for (var border = bytes.Length - 1; border >= 0 && sure > 0; border--)
        {
            if (!vocabulary.Trie.HasLonger(bytes[border..], automaton, after))
                continue;
            var other = border == 0 ? [] : encode(Encoding.UTF8.GetString(bytes[..border]));
            sure = Math.Min(sure, ids.AsSpan().CommonPrefixLength(other));
        }

        return ids[..sure];
    }

    // A tokenizer composes characters: tokens that spell other bytes than were asked for are of no use.
    private int CommonLength(int[] ids, ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var id in ids)
        {
            var token = vocabulary.Bytes(id);
            if (token.IsEmpty || !bytes.StartsWith(token))
                break;
            bytes = bytes[token.Length..];
            count++;
        }

        return count;
    }
}
