using Catalog.Jobs.Import.Texts;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Texts;

public sealed class LostLettersTests
{
    [Theory]
    [InlineData("Gr??e", "Größe", true)]
    [InlineData("Größe ??", "Größe 日本", true)]
    [InlineData("a ? b", "a 👍 b", true)]
    [InlineData("a ?? b", "a 👍 b", true)]
    [InlineData("Größe", "Größe", false)]
    [InlineData("Was?", "Was!", false)]
    [InlineData("Gr??", "Größe", false)]
    [InlineData("Gr??en", "Größe", false)]
    public void A_question_mark_in_the_place_of_a_letter(string cell, string text, bool lost) => Assert.Equal(lost, LostLetters.In(cell, text));
}
