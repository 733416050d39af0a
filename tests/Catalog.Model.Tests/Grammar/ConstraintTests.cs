using System.Text;
using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class ConstraintTests
{
    private static readonly Constraint Copy = DemoVocabulary.Factory.Get(new AnswerFormat(
        """{"type": "object", "properties": {"title": {"type": "string"}, "verdict": {"enum": ["same", "san", "größe", "grün"]}}}"""));

    [Fact]
    public void An_end_id_is_legal_only_where_the_answer_may_end()
    {
        var number = DemoVocabulary.Factory.Get(new AnswerFormat("""{"type": "integer"}"""));
        var minus = number.Walk(DemoVocabulary.Cut("-"u8));
        var digits = number.Walk(DemoVocabulary.Cut("-12"u8));
        foreach (var end in DemoVocabulary.Tokens.EndIds)
        {
            Assert.False(number.Allows(minus, end));
            Assert.Equal(Constraint.None, number.Advance(minus, end));
            Assert.True(number.Allows(digits, end));
            Assert.Equal(Constraint.Done, number.Advance(digits, end));
        }

        Assert.Equal(Constraint.None, number.Forced(digits));
    }

    [Fact]
    public void Behind_the_end_nothing_is_legal()
    {
        Assert.False(Copy.IsAccepting(Constraint.Done));
        Assert.Equal(Constraint.None, Copy.Advance(Constraint.Done, DemoVocabulary.End));
        Assert.Equal(Constraint.None, Copy.Forced(Constraint.Done));
        Assert.False(Copy.Allowed(Constraint.Done).ContainsAnyExcept(0UL));
    }

    [Fact]
    public void Where_only_an_end_is_legal_the_first_end_id_is_forced() =>
        Assert.Equal(DemoVocabulary.End, Copy.Forced(After("""{"title": "", "verdict": "same"}""")));

    [Theory]
    [InlineData("", "{\"title\": \"")]
    [InlineData("{\"ti", "tle\": \"")]
    [InlineData("{\"title\": \"", "")]
    [InlineData("{\"title\": \"x\"", ", \"verdict\": \"")]
    [InlineData("{\"title\": \"x\", \"verdict\": \"s", "a")]
    [InlineData("{\"title\": \"x\", \"verdict\": \"gr", "")]
    [InlineData("{\"title\": \"x\", \"verdict\": \"sam", "e\"}")]
    [InlineData("{\"title\": \"x\", \"verdict\": \"same\"}", "")]
    public void Forced_bytes_go_as_far_as_there_is_no_choice_and_cut_no_code_point(string before, string forced) =>
        Assert.Equal(forced, Encoding.UTF8.GetString(Copy.ForcedBytes(After(before))));

    [Fact]
    public void Inside_a_code_point_no_bytes_are_forced()
    {
        var constraint = DemoVocabulary.Factory.Get(new AnswerFormat("""{"const": "é!"}"""));
        Assert.True(constraint.ForcedBytes(constraint.Walk(DemoVocabulary.Cut([(byte)'"', 0xC3]))).IsEmpty);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(5076)]
    public void An_id_that_is_no_token_is_not_legal(int id) => Assert.Equal(Constraint.None, Copy.Advance(Copy.Start, id));

    [Fact]
    public void An_answer_may_not_end_inside_a_code_point()
    {
        var text = DemoVocabulary.Factory.Get(new AnswerFormat("""{"type": "string"}"""));
        var cut = text.Walk(DemoVocabulary.Cut([(byte)'"', 0xE9, 0x98]));
        Assert.True(cut >= 0);
        Assert.Equal(Constraint.None, text.Advance(cut, DemoVocabulary.Cut("\""u8)[0]));
        Assert.True(text.IsAccepting(text.Walk(DemoVocabulary.Cut("\"防\""u8))));
    }

    private static int After(string text) => Copy.Walk(DemoVocabulary.Cut(Encoding.UTF8.GetBytes(text)));
}
