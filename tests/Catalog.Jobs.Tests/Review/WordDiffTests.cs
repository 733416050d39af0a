using Catalog.Jobs.Review;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("fasst 30 L", "fasst 45 L", "fasst [-30][+45] L")]
    [InlineData("", "neu", "[+neu]")]
    [InlineData("alt", "", "[-alt]")]
    [InlineData("黄色の袋", "赤色の袋", "[-黄][+赤]色の袋")]
    [InlineData("same", "same", "same")]
    [InlineData("größer", "großer", "[-größer][+großer]")]
    [InlineData("a 😀 b", "a 😎 b", "a [-😀][+😎] b")]
    public void Words_that_differ_are_marked(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(WordDiff.Compare(before, after).Select(part => part.Kind switch
        {
            DiffKind.Added => $"[+{part.Text}]",
            DiffKind.Removed => $"[-{part.Text}]",
            _ => part.Text,
        })));

    [Fact]
    public void Both_texts_can_be_read_out_of_the_difference() =>
        Gen.Select(Gen.String[Gen.Char["ab ä袋ي.\n"], 0, 30], Gen.String[Gen.Char["ab ä袋ي.\n"], 0, 30]).Sample((before, after) =>
        {
            var parts = WordDiff.Compare(before, after);
            return string.Concat(parts.Where(part => part.Kind != DiffKind.Added).Select(part => part.Text)) == before
                && string.Concat(parts.Where(part => part.Kind != DiffKind.Removed).Select(part => part.Text)) == after;
        });
}
