using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class ConstraintFactoryTests
{
    [Fact]
    public void Formats_with_the_same_content_share_a_constraint()
    {
        var factory = new ConstraintFactory(DemoVocabulary.Tokens);
        Assert.Same(factory.Get(Format("a", "b")), factory.Get(Format("a", "b")));
    }

    [Fact]
    public void Formats_that_differ_anywhere_do_not()
    {
        var factory = new ConstraintFactory(DemoVocabulary.Tokens);
        AnswerFormat[] formats =
        [
            Format("a", "b"), Format("b", "a"), Format("a"), Format("ab"), Format("a", "b") with { Schema = null }, Format("a", "b") with { ToolCalls = [] },
            Format("a", "b") with { Schema = """{"type": "number"}""" },
        ];
        Assert.Equal(formats.Length, formats.Select(factory.Get).Distinct().Count());
    }

    [Fact]
    public void An_empty_schema_is_not_taken_for_none()
    {
        var factory = new ConstraintFactory(DemoVocabulary.Tokens);
        factory.Get(Format("a") with { Schema = null });
        Assert.Throws<AnswerFormatException>(() => factory.Get(Format("a") with { Schema = "" }));
    }

    [Fact]
    public void The_latest_used_are_kept_and_the_others_are_made_anew()
    {
        var factory = new ConstraintFactory(DemoVocabulary.Tokens);
        var (often, once) = (factory.Get(Format("often")), factory.Get(Format("once")));
        for (var i = 0; i < 40; i++)
        {
            factory.Get(Format($"{i}"));
            Assert.Same(often, factory.Get(Format("often")));
        }

        Assert.NotSame(once, factory.Get(Format("once")));
    }

    private static AnswerFormat Format(params string[] names) =>
        new("""{"type": "null"}""", [new ToolCallFormat("read_document", [KeyValuePair.Create<string, IReadOnlyList<string>>("name", names)])]);
}
