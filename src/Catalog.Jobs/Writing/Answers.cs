using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Writing;

/// <summary>Reads the answers to <see cref="Prompts"/>, in the form of <see cref="AnswerFormats"/>. What can't be read is a value with an error text.</summary>
public static class Answers
{
    /// <summary>A text.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="fields">The fields that were asked for; the text has exactly these, in this order.</param>
    public static Answer<Copy> Copy(string text, IReadOnlyList<FieldRules> fields) => StrictJson.Read(text, root =>
    {
        var values = StrictJson.Object(root, "answer", [.. fields.Select(field => field.Key)]);
        return new Copy([.. fields.Zip(values, Field)]);
    });

    /// <summary>A review.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="fields">The keys of the text that was checked.</param>
    /// <param name="types">Types of findings that were allowed.</param>
    public static Answer<ReviewAnswer> Review(string text, IReadOnlyList<string> fields, IReadOnlyList<string> types) => StrictJson.Read(text, root =>
    {
        var parts = StrictJson.Object(root, "answer", ["said", "findings"]);
        var said = fields.Zip(StrictJson.Object(parts[0], "said", fields), Statements);
        return new ReviewAnswer(new ReadBack([.. said]), StrictJson.Array(parts[1], "findings", Finding));

        ModelFinding Finding(JsonElement value, string where)
        {
            var v = StrictJson.Object(value, where, ["field", "type", "severity", "found", "expected"]);
            var severity = StrictJson.OneOf(v[2], where + ".severity", AnswerFormats.Severities) switch
            {
                "minor" => Severity.Minor,
                "major" => Severity.Major,
                _ => Severity.Critical,
            };
            return new ModelFinding(
                StrictJson.OneOf(v[0], where + ".field", fields),
                StrictJson.OneOf(v[1], where + ".type", types),
                severity,
                StrictJson.String(v[3], where + ".found"),
                StrictJson.String(v[4], where + ".expected"));
        }
    });

    /// <summary>A comparison of the pictures with the facts.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="factKeys">The product's fact keys.</param>
    public static Answer<PictureAnswer> PictureClaims(string text, IReadOnlyList<string> factKeys) => StrictJson.Read(text, root =>
    {
        var parts = StrictJson.Object(root, "answer", ["claims", "problems"]);
        var claims = StrictJson.Array(parts[0], "claims", (value, where) =>
        {
            var v = Comparison(value, where, "shown", factKeys, PictureAnswer.Verdicts);
            return new PictureClaim(v[0], v[1], v[2], v[3]);
        });
        return new PictureAnswer(claims, StrictJson.Array(parts[1], "problems", (value, where) => StrictJson.OneOf(value, where, PictureAnswer.KnownProblems)));
    });

    /// <summary>A comparison of the documents with the facts.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="factKeys">The catalogue's fact columns.</param>
    public static Answer<DocumentAnswer> DocumentFields(string text, IReadOnlyList<string> factKeys) => StrictJson.Read(text, root =>
    {
        var parts = StrictJson.Object(root, "answer", ["fields"]);
        return new DocumentAnswer(StrictJson.Array(parts[0], "fields", (value, where) =>
        {
            var v = Comparison(value, where, "document", factKeys, DocumentAnswer.Verdicts);
            return new DocumentStatement(v[0], v[1], v[2], v[3]);
        }));
    });

    private static CopyField Field(FieldRules field, JsonElement value) => field.IsList
        ? new CopyField(field.Key, StrictJson.Array(value, field.Key, StrictJson.String), true)
        : new CopyField(field.Key, [StrictJson.String(value, field.Key)], false);

    private static KeyValuePair<string, IReadOnlyList<string>> Statements(string field, JsonElement value) =>
        new(field, StrictJson.Array(value, "said." + field, StrictJson.String));

    private static string[] Comparison(JsonElement value, string where, string other, IReadOnlyList<string> factKeys, IReadOnlyList<string> verdicts)
    {
        var v = StrictJson.Object(value, where, ["field", "fact", other, "verdict"]);
        return
        [
            StrictJson.OneOf(v[0], where + ".field", factKeys),
            StrictJson.String(v[1], where + ".fact"),
            StrictJson.String(v[2], where + "." + other),
            StrictJson.OneOf(v[3], where + ".verdict", verdicts),
        ];
    }
}
