using Catalog.Model.Tokens;
using Xunit;

namespace Catalog.Model.Tests.Tokens;

/// <summary>The expected pieces, joined by a bar, are those of Hugging Face's tokenizers 0.23.2 for the same regex.</summary>
public sealed class CodePointSplitterTests
{
    private static readonly CodePointSplitter Splitter =
        new(TokenizerFile.Read(Path.Combine(OracleFolder.Model, "tokenizer.json")).Pattern);

    [Theory]
    [InlineData("Hello|,| world|!")]
    [InlineData("x|  \n| y")]
    [InlineData("a|  | b|\r\n")]
    [InlineData("2|0| L| |1|.|5")]
    public void Text_of_the_basic_plane_is_split_by_the_regex(string pieces) => AssertPieces(pieces);

    [Theory]
    [InlineData("a𠀋𠮷b")]
    [InlineData("x|𝟘|𝟙")]
    [InlineData("!𝒳y")]
    [InlineData("\U00011173\U0001E944")]
    [InlineData(" 😀😀|a")]
    [InlineData("नि\U000110B0\U000110B0")]
    [InlineData("#\U0001D165\U0001D165")]
    [InlineData("a|\U0010FFFFb")]
    public void Letters_marks_and_numbers_beyond_the_basic_plane_are_what_they_are(string pieces) => AssertPieces(pieces);

    [Theory]
    [InlineData("it|'\u017F|x")]
    [InlineData("IT|'S|x")]
    [InlineData("it|'\u212A")]
    public void Case_is_ignored_as_the_reference_ignores_it(string pieces) => AssertPieces(pieces);

    [Theory]
    [InlineData("a|\u0085b")]
    [InlineData("a|\u180Eb")]
    [InlineData("a|\u200Bb")]
    [InlineData("a|\uFEFFb")]
    [InlineData("a|\u001Cb")]
    [InlineData("a|\u3000|\u3000b")]
    public void Space_is_what_the_reference_takes_for_space(string pieces) => AssertPieces(pieces);

    private static void AssertPieces(string pieces) =>
        Assert.Equal(pieces.Split('|'), Pieces(pieces.Replace("|", "", StringComparison.Ordinal)));

    private static string[] Pieces(string text) =>
        [.. Splitter.PreTokenize(text).Select(piece => text.Substring(piece.Offset, piece.Length))];
}
