using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Jobs.Writing;

/// <summary>What answers must look like; enforced while they are decoded and read by <see cref="Answers"/>.</summary>
public static class AnswerFormats
{
    private const string Text = """{"type": "string"}""";

    internal static IReadOnlyList<string> Severities { get; } = ["minor", "major", "critical"];

    /// <summary>A text: an object with these fields in this order.</summary>
    public static AnswerFormat Copy(IEnumerable<Catalogs.FieldRules> fields) =>
        new(Object([.. fields.Select(field => (field.Key, field.IsList ? Array(Text) : Text))]));

    /// <summary>A text of which only one field may differ from a draft: the others have one legal spelling, so that a model that is held to the form can't change them.</summary>
    /// <param name="fields">The fields in their order.</param>
    /// <param name="draft">Has all of them.</param>
    /// <param name="free">The key of the field that may differ.</param>
    public static AnswerFormat Copy(IEnumerable<Catalogs.FieldRules> fields, Copy draft, string free) => new(Object([.. fields.Select(field =>
    {
        if (field.Key == free || draft.Field(field.Key) is not { } kept) return (field.Key, field.IsList ? Array(Text) : Text);
        return (field.Key, field.IsList ? ArrayOf(kept.Items) : Enum([kept.Text]));
    })]));

    /// <summary>A review.</summary>
    /// <param name="fields">The keys of the text, in its order.</param>
    /// <param name="types">Types of findings that the model may report (see <see cref="ModelFindings.For"/>); none: its list stays empty.</param>
    public static AnswerFormat Review(IReadOnlyList<string> fields, IReadOnlyList<string> types) => new(Object([
        ("said", Object([.. fields.Select(field => (field, Array(Text)))])),
        ("findings", types.Count == 0 ? """{"type": "array", "items": {"type": "string"}, "maxItems": 0}""" : Array(Object([
            ("field", Enum(fields)), ("type", Enum(types)), ("severity", Enum(Severities)), ("found", Text), ("expected", Text)])))]));

    /// <summary>A comparison of the pictures with the facts.</summary>
    /// <param name="factKeys">The product's fact keys; at least one.</param>
    public static AnswerFormat PictureClaims(IReadOnlyList<string> factKeys) => new(Object([
        ("claims", Array(Object([("field", Enum(factKeys)), ("fact", Text), ("shown", Text), ("verdict", Enum(PictureAnswer.Verdicts))]))),
        ("problems", Array(Enum(PictureAnswer.KnownProblems)))]));

    /// <summary>A comparison of the documents with the facts, once all are read.</summary>
    /// <param name="factKeys">The catalogue's fact columns: a document may state what the product lacks.</param>
    public static AnswerFormat DocumentFields(IReadOnlyList<string> factKeys) => new(Object([
        ("fields", Array(Object([("field", Enum(factKeys)), ("fact", Text), ("document", Text), ("verdict", Enum(DocumentAnswer.Verdicts))])))]));

    /// <summary>The first turn about documents: a call.</summary>
    /// <param name="unread">Names of the documents; at least one.</param>
    public static AnswerFormat DocumentCall(IReadOnlyList<string> unread) => new(null, [DocumentTool.Call(unread)]);

    /// <summary>The turns between: another call, or the comparison. With nothing unread only the comparison.</summary>
    public static AnswerFormat DocumentCallOrFields(IReadOnlyList<string> unread, IReadOnlyList<string> factKeys) =>
        unread.Count == 0 ? DocumentFields(factKeys) : DocumentFields(factKeys) with { ToolCalls = [DocumentTool.Call(unread)] };

    private static string Object(IReadOnlyList<(string Key, string Schema)> properties)
    {
        var schemas = string.Join(", ", properties.Select(property => $"{ContractJson.Quote(property.Key)}: {property.Schema}"));
        var required = Quoted(properties.Select(property => property.Key));
        return $$"""{"type": "object", "properties": {{{schemas}}}, "required": [{{required}}], "additionalProperties": false}""";
    }

    private static string Array(string items) => $$"""{"type": "array", "items": {{items}}}""";

    // Their order is left to whoever reads the answer.
    private static string ArrayOf(IReadOnlyList<string> values) => values.Count == 0
        ? """{"type": "array", "items": {"type": "string"}, "maxItems": 0}"""
        : $$"""{"type": "array", "items": {{Enum(values.Distinct())}}, "minItems": {{values.Count}}, "maxItems": {{values.Count}}}""";

    private static string Enum(IEnumerable<string> values) => $$"""{"type": "string", "enum": [{{Quoted(values)}}]}""";

    private static string Quoted(IEnumerable<string> values) => string.Join(", ", values.Select(ContractJson.Quote));
}
