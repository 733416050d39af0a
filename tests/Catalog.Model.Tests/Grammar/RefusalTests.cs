using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{"type": "string", "pattern": "a"}""", "", "pattern")]
    [InlineData("""{"type": "object", "properties": {"title": {"type": "string", "maxLength": 80}}}""", "/properties/title", "maxLength")]
    [InlineData("""{"type": "object", "properties": {"a/b~c": {"$ref": "#"}}}""", "/properties/a~1b~0c", "$ref")]
    [InlineData("""{"oneOf": [{"type": "null"}]}""", "", "oneOf")]
    [InlineData("""{"type": "object", "patternProperties": {}}""", "", "patternProperties")]
    [InlineData("""{"type": "array", "items": {"anyOf": [{"type": "null"}, {"type": "string", "format": "date"}]}}""", "/items/anyOf/1", "format")]
    [InlineData("""{"type": "array", "items": {"type": "null"}, "maxItems": 257}""", "", "maxItems")]
    [InlineData("""{"type": "array", "items": {"type": "null"}, "minItems": -1}""", "", "minItems")]
    [InlineData("""{"type": "array", "items": {"type": "null"}, "minItems": 3, "maxItems": 2}""", "", "minItems")]
    [InlineData("""{"type": "array"}""", "", "items")]
    [InlineData("""{"type": "object"}""", "", "properties")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "null"}, "b": {"type": "null"}}, "required": ["a"]}""", "", "required")]
    [InlineData("""{"type": "object", "properties": {}, "additionalProperties": true}""", "", "additionalProperties")]
    [InlineData("""{"type": ["string", "null"]}""", "", "type")]
    [InlineData("""{"type": "text"}""", "", "type")]
    [InlineData("{}", "", "type")]
    [InlineData("true", "", "schema")]
    [InlineData("""{"anyOf": []}""", "", "anyOf")]
    [InlineData("""{"anyOf": [{"type": "null"}], "type": "null"}""", "", "type")]
    [InlineData("""{"type": "string", "items": {"type": "null"}}""", "", "items")]
    [InlineData("""{"enum": []}""", "", "enum")]
    [InlineData("""{"enum": [{}]}""", "", "enum")]
    [InlineData("""{"enum": ["a"], "const": "a"}""", "", "const")]
    [InlineData("""{"type": "integer", "enum": [1, 1.5]}""", "", "enum")]
    [InlineData("""{"type": "string", "const": null}""", "", "const")]
    [InlineData("""{"enum": ["\ud800"]}""", "", "enum")]
    public void What_is_not_supported_is_refused_by_pointer_and_keyword(string schema, string pointer, string keyword)
    {
        var refusal = Assert.Throws<AnswerFormatException>(() => DemoVocabulary.Factory.Get(new AnswerFormat(schema)));
        Assert.Equal((pointer, keyword), (refusal.Pointer, refusal.Keyword));
        Assert.Contains($"#{pointer}, {keyword}: ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"type": "null", "type": "null"}""")]
    public void A_schema_that_is_no_JSON_is_refused(string schema) =>
        Assert.Throws<AnswerFormatException>(() => DemoVocabulary.Factory.Get(new AnswerFormat(schema)));

    [Fact]
    public void A_name_that_is_no_text_is_refused()
    {
        const string Schema = """{"type": "object", "properties": {"\ud800": {"type": "null"}}}""";
        var refusal = Assert.Throws<AnswerFormatException>(() => DemoVocabulary.Factory.Get(new AnswerFormat(Schema)));
        Assert.Contains("a name in the schema", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_with_half_a_surrogate_pair_is_refused()
    {
        var refusal = Assert.Throws<AnswerFormatException>(() => DemoVocabulary.Factory.Get(new AnswerFormat("""{"const": "?"}""".Replace('?', '\ud800'))));
        Assert.Contains("not JSON", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_of_nothing_is_refused() =>
        Assert.Throws<AnswerFormatException>(() => DemoVocabulary.Factory.Get(new AnswerFormat(null, [])));
}
