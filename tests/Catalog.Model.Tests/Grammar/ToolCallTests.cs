using System.Text;
using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class ToolCallTests
{
    private const string Call = "<tool_call>\n<function=read_document>\n<parameter=name>\n{0}\n</parameter>\n</function>\n</tool_call>";

    private static readonly AnswerFormat OnlyCalls = new(null, [Read("data sheet.pdf", "größe.pdf", "<tool_call>.pdf")]);

    private static readonly AnswerFormat CallOrString = new("""{"type": "string"}""", [Read("a.pdf")]);

    [Theory]
    [InlineData("data sheet.pdf", true)]
    [InlineData("größe.pdf", true)]
    [InlineData("data.pdf", false)]
    [InlineData("", false)]
    [InlineData("../data sheet.pdf", false)]
    public void A_parameter_takes_the_given_values_only(string name, bool legal) =>
        Assert.Equal(legal, DemoVocabulary.Factory.Get(OnlyCalls).Accepts(Call.Replace("{0}", name, StringComparison.Ordinal)));

    [Fact]
    public void Without_a_schema_nothing_but_a_call_is_legal()
    {
        var constraint = DemoVocabulary.Factory.Get(OnlyCalls);
        Assert.Equal(DemoVocabulary.Markers["<tool_call>"], constraint.Forced(constraint.Start));
        Assert.False(constraint.Accepts("\"a\""));
    }

    [Fact]
    public void With_a_schema_either_is_legal_and_one_of_them()
    {
        var constraint = DemoVocabulary.Factory.Get(CallOrString);
        var call = Call.Replace("{0}", "a.pdf", StringComparison.Ordinal);
        Assert.True(constraint.Accepts("\"a\""));
        Assert.True(constraint.Accepts(call));
        Assert.False(constraint.Accepts(call + "\"a\""));
    }

    [Fact]
    public void A_call_has_all_parameters_in_order()
    {
        var constraint = DemoVocabulary.Factory.Get(new AnswerFormat(null, [new("find", [Parameter("a", "1", "2"), Parameter("b", "3")]), new("list", [])]));
        string Find(string parameters) => $"<tool_call>\n<function=find>\n{parameters}</function>\n</tool_call>";
        Assert.True(constraint.Accepts(Find("<parameter=a>\n2\n</parameter>\n<parameter=b>\n3\n</parameter>\n")));
        Assert.False(constraint.Accepts(Find("<parameter=b>\n3\n</parameter>\n<parameter=a>\n2\n</parameter>\n")));
        Assert.False(constraint.Accepts(Find("<parameter=a>\n2\n</parameter>\n")));
        Assert.True(constraint.Accepts("<tool_call>\n<function=list>\n</function>\n</tool_call>"));
    }

    [Fact]
    public void A_markers_text_in_ordinary_bytes_is_not_the_marker()
    {
        var constraint = DemoVocabulary.Factory.Get(OnlyCalls);
        Assert.Equal(Constraint.None, constraint.Advance(constraint.Start, DemoVocabulary.Cut("<"u8)[0]));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"<tool_call>")]
    public void Inside_a_string_markers_are_never_legal_but_their_texts_are(string text)
    {
        var constraint = DemoVocabulary.Factory.Get(CallOrString);
        var inside = constraint.Walk(DemoVocabulary.Cut(Encoding.UTF8.GetBytes(text)));
        Assert.True(inside >= 0);
        foreach (var (marker, id) in DemoVocabulary.Markers)
        {
            Assert.False(constraint.Allows(inside, id), marker);
            Assert.Equal(Constraint.None, constraint.Advance(inside, id));
            Assert.True(constraint.Walk(DemoVocabulary.Cut(Encoding.UTF8.GetBytes($"{text}{marker}\""))) >= 0, marker);
        }
    }

    [Fact]
    public void A_value_that_spells_a_marker_is_written_in_ordinary_tokens()
    {
        var constraint = DemoVocabulary.Factory.Get(OnlyCalls);
        List<int> start = [DemoVocabulary.Markers["<tool_call>"], .. DemoVocabulary.Cut("\n<function=read_document>\n<parameter=name>\n"u8)];
        Assert.Equal(Constraint.None, constraint.Advance(constraint.Walk(start), DemoVocabulary.Markers["<tool_call>"]));
        Assert.True(constraint.Walk([.. start, .. DemoVocabulary.Cut("<tool_call>.pdf\n</parameter>\n</function>\n"u8), DemoVocabulary.Markers["</tool_call>"]]) >= 0);
    }

    [Fact]
    public void A_tokenizer_without_the_markers_refuses_calls()
    {
        var vocabulary = new TokenVocabulary(DemoVocabulary.Bytes, new Dictionary<string, int>(), [DemoVocabulary.End], DemoVocabulary.Bytes.Length);
        var factory = new ConstraintFactory(vocabulary);
        Assert.Contains("<tool_call>", Assert.Throws<AnswerFormatException>(() => factory.Get(OnlyCalls)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_without_a_value_is_refused() => Refused("name", Read());

    [Fact]
    public void A_value_with_half_a_surrogate_pair_is_refused() => Refused("surrogate", Read("a.pdf", new string('\ud800', 1)));

    private static void Refused(string reason, ToolCallFormat call)
    {
        var refusal = Assert.Throws<AnswerFormatException>(() => DemoVocabulary.Factory.Get(new AnswerFormat(null, [call])));
        Assert.Equal("tool call read_document", refusal.Keyword);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static ToolCallFormat Read(params string[] names) => new("read_document", [Parameter("name", names)]);

    private static KeyValuePair<string, IReadOnlyList<string>> Parameter(string name, params string[] values) => new(name, values);
}
