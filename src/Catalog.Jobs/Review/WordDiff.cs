using System.Text;
using DiffPlex;

namespace Catalog.Jobs.Review;

/// <summary>What happened to a piece of text.</summary>
public enum DiffKind
{
    /// <summary>Stands in both.</summary>
    Same,

    /// <summary>Stands in the old text only.</summary>
    Removed,

    /// <summary>Stands in the new text only.</summary>
    Added,
}

/// <summary>A piece of a diff.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>Compares two texts word by word; scripts without spaces character by character.</summary>
public static class WordDiff
{
    /// <summary>The parts in order: kept and removed ones give the old text, kept and added ones the new.</summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new Words());
        var parts = new List<DiffPart>();
        var position = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(parts, DiffKind.Same, diff.PiecesNew.Skip(position).Take(block.InsertStartB - position));
            Add(parts, DiffKind.Removed, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add(parts, DiffKind.Added, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            position = block.InsertStartB + block.InsertCountB;
        }

        Add(parts, DiffKind.Same, diff.PiecesNew.Skip(position));
        return parts;
    }

    private static void Add(List<DiffPart> parts, DiffKind kind, IEnumerable<string> pieces)
    {
        var text = string.Concat(pieces);
        if (text.Length > 0) parts.Add(new DiffPart(kind, text));
    }

    private sealed class Words : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>();
            var start = 0;
            var previous = Kind.None;
            foreach (var (rune, position) in Runes(text))
            {
                var kind = KindOf(rune);
                var joins = kind == Kind.Word && previous == Kind.Word;
                if (position > start && !joins)
                {
                    pieces.Add(text[start..position]);
                    start = position;
                }

                previous = kind;
            }

            if (start < text.Length) pieces.Add(text[start..]);
            return pieces;
        }

        private static IEnumerable<(Rune Rune, int Position)> Runes(string text)
        {
            var position = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                yield return (rune, position);
                position += rune.Utf16SequenceLength;
            }
        }

        private static Kind KindOf(Rune rune) => rune.Value switch
        {
            >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF => Kind.Single, // kana, Han
            >= 0x0E00 and <= 0x0EFF => Kind.Single, // Thai, Lao
            _ when Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.Format => Kind.Word,
            _ => Kind.Single,
        };

        private enum Kind
        {
            None,
            Word,
            Single,
        }
    }
}
