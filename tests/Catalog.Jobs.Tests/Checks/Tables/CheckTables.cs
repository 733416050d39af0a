namespace Catalog.Jobs.Tests.Checks.Tables;

/// <summary>Right and wrong texts of every check that has such a table, by the check's id.</summary>
internal static class CheckTables
{
    public static IReadOnlyDictionary<string, CheckCase[]> All { get; } = new Dictionary<string, CheckCase[]>
    {
        ["repeated-words"] = RepeatedWordsTable.Cases,
        ["repeated-sentences"] = RepeatedSentencesTable.Cases,
        ["spacing"] = SpacingTable.Cases,
        ["punctuation"] = PunctuationTable.Cases,
        ["quotes"] = QuotesTable.Cases,
        ["urls"] = UrlTable.Cases,
        ["placeholders"] = PlaceholderTable.Cases,
        ["brand"] = BrandTable.Cases,
        ["product-name"] = ProductNameTable.Cases,
        ["codes"] = CodesTable.Cases,
        ["claims"] = ClaimsTable.Cases,
        ["foreign-sentence"] = ForeignSentenceTable.Cases,
        ["language"] = LanguageTable.Cases,
        ["invisible-characters"] = InvisibleCharactersTable.Cases,
    };
}
