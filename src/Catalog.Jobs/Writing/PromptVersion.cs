using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Model;

namespace Catalog.Jobs.Writing;

/// <summary>
/// A short hash of everything that shapes the prompts, so that every text says which prompts made it. It is computed from what the code writes for a
/// sample with every optional line, so nobody has to remember to raise a number.
/// </summary>
public static class PromptVersion
{
    private static readonly string Tasks = WriteAll();

    /// <summary>12 hex digits.</summary>
    public static string Of(SystemTextEdition edition) => Hash.Of(SystemTexts.Get(edition), Tasks)[..12];

    private static string WriteAll()
    {
        var fields = FieldRules.Known.Select((key, index) => new FieldRules(key, 10, index == 0 ? LengthUnit.Bytes : LengthUnit.Characters)).ToList();
        var keys = fields.ConvertAll(field => field.Key);
        var copy = new Copy([.. fields.Select(field => new CopyField(field.Key, ["x"], field.IsList))]);
        var product = new Product(0, "", [new Fact("a", ["b", "c"])], new Dictionary<string, string>(), [], [], "");
        var terms = new GlossarySelection(
            [new GlossaryTerm("a", null, GlossaryRule.Preferred, "b", null)], [new GlossaryTerm("c", null, GlossaryRule.NeverTranslate, null, null)], []);
        Finding[] fix = [new("t", Severity.Minor, "s", "title", "f", "e", "m"), new("t", Severity.Minor, "s", null, "f", "", "m")];
        return Hash.Of(
            ProductBlock.Write(product),
            Prompts.Write(new WriteRequest(new LocaleRules("en-US", "s"), fields, terms, copy, fix, "n")),
            Prompts.Review("en-US", copy),
            Prompts.ComparePictures,
            Prompts.CompareDocuments(["a", "b"]),
            AnswerFormats.Copy(fields),
            AnswerFormats.Review(keys, ModelFindings.Types),
            AnswerFormats.Review(keys, []),
            AnswerFormats.PictureClaims(["a"]),
            AnswerFormats.DocumentCallOrFields(["d"], ["a"]),
            DocumentTool.Definition);
    }
}
