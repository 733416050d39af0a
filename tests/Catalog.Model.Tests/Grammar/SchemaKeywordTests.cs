using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

/// <summary>What each keyword lets through and what it keeps out.</summary>
public sealed class SchemaKeywordTests
{
    private const string Copy = """
        {"type": "object", "properties": {"title": {"type": "string"}, "n": {"type": "integer"}}, "required": ["n", "title"], "additionalProperties": false}
        """;

    [Theory]
    [InlineData("""{"title": "x", "n": 1}""", true)]
    [InlineData("""{"n": 1, "title": "x"}""", false)]
    [InlineData("""{"title": "x"}""", false)]
    [InlineData("""{"title": "x", "n": 1, "m": 1}""", false)]
    [InlineData("""{"title":"x","n":1}""", false)]
    [InlineData("""{ "title": "x", "n": 1}""", false)]
    [InlineData("""{"title": "x", "n": 1} """, false)]
    [InlineData("{\"title\": \"x\",\n\"n\": 1}", false)]
    [InlineData("""{"title": "x", "n": "1"}""", false)]
    public void An_object_has_all_properties_in_order_and_one_spelling(string text, bool legal) => Check(Copy, text, legal);

    [Theory]
    [InlineData("[]", false)]
    [InlineData("[true]", true)]
    [InlineData("[true, false, true]", true)]
    [InlineData("[true, false, true, true]", false)]
    [InlineData("[true,false]", false)]
    [InlineData("[true, ]", false)]
    [InlineData("[true", false)]
    public void An_array_keeps_its_limits(string text, bool legal) =>
        Check("""{"type": "array", "items": {"type": "boolean"}, "minItems": 1, "maxItems": 3}""", text, legal);

    [Fact]
    public void An_array_may_be_limited_to_256_items_and_each_is_counted()
    {
        const string Schema = """{"type": "array", "items": {"type": "array", "items": {"type": "null"}, "minItems": 256, "maxItems": 256}, "maxItems": 2}""";
        string Nulls(int count) => $"[{string.Join(", ", Enumerable.Repeat("null", count))}]";
        Check(Schema, $"[{Nulls(256)}, {Nulls(256)}]", legal: true);
        Check(Schema, $"[{Nulls(256)}, {Nulls(255)}]", legal: false);
        Check(Schema, $"[{Nulls(257)}]", legal: false);
        Check(Schema, $"[{Nulls(256)}, {Nulls(256)}, {Nulls(256)}]", legal: false);
    }

    [Fact]
    public void An_array_without_limits_needs_no_more_states_however_long_it_gets()
    {
        var constraint = new ConstraintFactory(DemoVocabulary.Tokens).Get(new AnswerFormat("""{"type": "array", "items": {"type": "null"}}"""));
        Assert.True(constraint.Accepts("[null, null, null]"));
        var states = constraint.States;
        Assert.True(constraint.Accepts($"[{string.Join(", ", Enumerable.Repeat("null", 500))}]"));
        Assert.Equal(states, constraint.States);
    }

    [Theory]
    [InlineData("\"\"", true)]
    [InlineData("\"40 L, größe 防水 🎒 \u007f\"", true)]
    [InlineData("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\u00E9 \\uD83C\\udf92\"", true)]
    [InlineData("\"\n\"", false)]
    [InlineData("\"\u001f\"", false)]
    [InlineData("\"\\x\"", false)]
    [InlineData("\"\\u00g0\"", false)]
    [InlineData("\"\\uD83C\"", false)]
    [InlineData("\"\\uD83C\\u0041\"", false)]
    [InlineData("\"\\uDF92\"", false)]
    [InlineData("\"a\"b\"", false)]
    [InlineData("\"a", false)]
    [InlineData("a", false)]
    public void A_free_string_is_well_formed_text(string text, bool legal) => Check("""{"type": "string"}""", text, legal);

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xE0, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xF8 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xE9, (byte)'"' })]
    public void Bytes_that_are_not_utf8_are_not_legal_in_a_string(byte[] bytes)
    {
        var constraint = DemoVocabulary.Factory.Get(new AnswerFormat("""{"type": "string"}"""));
        Assert.Equal(Constraint.None, constraint.Walk(DemoVocabulary.Cut([(byte)'"', .. bytes])));
    }

    [Theory]
    [InlineData("0", true, true)]
    [InlineData("-12", true, true)]
    [InlineData("1.50", false, true)]
    [InlineData("-0.5E+10", false, true)]
    [InlineData("2e3", false, true)]
    [InlineData("01", false, false)]
    [InlineData("+1", false, false)]
    [InlineData("1.", false, false)]
    [InlineData(".5", false, false)]
    [InlineData("1e", false, false)]
    [InlineData("-", false, false)]
    [InlineData("NaN", false, false)]
    public void Numbers_are_spelt_as_JSON_has_them(string text, bool integer, bool number)
    {
        Check("""{"type": "integer"}""", text, integer);
        Check("""{"type": "number"}""", text, number);
    }

    // Texts are parted by |, and ' stands for ".
    [Theory]
    [InlineData("""{"enum": ["a", "größe", "a\"b", 1.50, true, null]}""", @"'a'|'größe'|'a\'b'|1.50|true|null", @"'b'|'gr\u00f6\u00dfe'|1.5|false|''|a")]
    [InlineData("""{"const": "new"}""", "'new'", "'ne'|'newer'|new")]
    [InlineData("""{"type": "string", "enum": ["not visible"], "description": "seen"}""", "'not visible'", "'not'")]
    [InlineData("""{"type": "boolean"}""", "true|false", "True|null|1")]
    [InlineData("""{"type": "null", "title": "nothing", "$schema": "any"}""", "null", "'null'|nul")]
    [InlineData("""{"anyOf": [{"const": "ab"}, {"type": "integer"}, {"enum": ["abc", 7]}]}""", "'ab'|'abc'|7|12", "'a'|7.5")]
    public void Given_values_and_alternatives_are_legal_and_no_others(string schema, string legal, string illegal)
    {
        foreach (var text in legal.Replace('\'', '"').Split('|'))
            Check(schema, text, legal: true);
        foreach (var text in illegal.Replace('\'', '"').Split('|'))
            Check(schema, text, legal: false);
    }

    [Fact]
    public void An_object_may_have_no_properties() => Check("""{"type": "object", "properties": {}}""", "{}", legal: true);

    private static void Check(string schema, string text, bool legal) =>
        Assert.Equal(legal, DemoVocabulary.Factory.Get(new AnswerFormat(schema)).Accepts(text));
}
