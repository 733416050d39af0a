using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Writing;

/// <summary>The tasks about a product, word for word as docs/prompts.md says: each is the tail of a fork of the product's opening.</summary>
public static class Prompts
{
    /// <summary>Compare the pictures with the facts; the answer is read by <see cref="Answers.PictureClaims"/>.</summary>
    public const string ComparePictures = "Compare the pictures with the facts.\nJSON keys: claims, problems";

    /// <summary>Write or improve a text; the answer is read by <see cref="Answers.Copy"/>.</summary>
    public static string Write(WriteRequest request)
    {
        var locale = request.Locale;
        List<string> lines = [$"Write the shop copy in {LanguageNames.Locale(locale.Code)}, locale {locale.Code}."];
        Add("Limits: ", string.Join("; ", request.Fields.Where(field => field.MaxLength is not null).Select(Limit)), ".");
        Add("Style: ", OneLine.Of(locale.Style ?? ""));
        Add("Glossary: ", string.Join("; ", request.Terms.Preferred.Select(term => $"{OneLine.Of(term.Term)} = {OneLine.Of(term.Translation ?? "")}")));
        Add("Never translate: ", string.Join("; ", request.Terms.NeverTranslate.Select(term => OneLine.Of(term.Term))));
        Add("Draft: ", OneLine.Of(request.Draft?.ToJson() ?? ""));
        foreach (var fix in request.Fix.Select(Fix).Distinct()) Add("Fix: ", fix);
        Add("Note: ", OneLine.Of(request.Note ?? ""));
        Add("JSON keys: ", string.Join(", ", request.Fields.Select(field => field.Key)));
        return string.Join("\n", lines);

        void Add(string label, string value, string end = "")
        {
            if (value.Length > 0) lines.Add(label + value + end);
        }
    }

    /// <summary>Read a text back and report what is wrong with it; the answer is read by <see cref="Answers.Review"/>.</summary>
    /// <param name="locale">A BCP 47 code.</param>
    /// <param name="copy">The text to check.</param>
    public static string Review(string locale, Copy copy) =>
        $"Check this copy in {LanguageNames.Locale(locale)}, locale {locale}, against the facts.\n{OneLine.Of(copy.ToJson())}\nJSON keys: said, findings";

    /// <summary>Read the supplier documents and compare them with the facts; the last answer is read by <see cref="Answers.DocumentFields"/>.</summary>
    /// <param name="names">File names without folders (see <see cref="Documents.DocumentNames"/>).</param>
    public static string CompareDocuments(IEnumerable<string> names) =>
        $"Supplier documents: {string.Join("; ", names.Select(OneLine.Of))}\nCompare the facts with the supplier documents.\nJSON keys: fields";

    // Findings of the length check say their limit in the same words.
    internal static string AtMost(int limit, string unit, bool inList) => $"at most {limit} {unit}{(inList ? " each" : "")}";

    private static string Limit(FieldRules field) =>
        $"{field.Key} {AtMost(field.MaxLength!.Value, field.Unit == LengthUnit.Bytes ? "bytes" : "characters", field.IsList)}";

    private static string Fix(Finding finding)
    {
        var what = finding.Field is null ? finding.Type : $"{OneLine.Of(finding.Field)}: {finding.Type}";
        return finding.Expected.Length == 0 ? what : $"{what}, expected {OneLine.Of(finding.Expected)}";
    }
}
