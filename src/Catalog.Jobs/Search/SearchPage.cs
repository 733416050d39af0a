using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Search;

/// <summary>Writes docs/search.md: every key of the search language, between texts that stand in <c>SearchPage.md</c>.</summary>
public static class SearchPage
{
    private const string Place = "{{keys}}\n";

    /// <summary>The page.</summary>
    public static string Write()
    {
        var table = new StringBuilder("| Key | Asks | Values | Example |\n|---|---|---|---|\n");
        foreach (var key in SearchKeys.All)
            table.Append(CultureInfo.InvariantCulture, $"| `{key.Name}:` | {key.About} | {Values(key)} | `{key.Example}` |\n");
        table.Append("\n### Values of has\n| Value | What the text has |\n|---|---|\n");
        foreach (var choice in SearchKeys.Has.Choices) table.Append(CultureInfo.InvariantCulture, $"| `has:{choice.Value}` | {choice.About} |\n");
        return Frame().Replace(Place, table.ToString(), StringComparison.Ordinal);
    }

    private static string Values(SearchKey key) =>
        key == SearchKeys.Has ? "below"
        : key.Choices.Count > 0 ? string.Join(", ", key.Choices.Select(choice => $"`{choice.Value}`"))
        : key.IsTime ? "`>2d`, `<3h`, `>2026-11-01`, `2026-11-24`"
        : key.HasText ? "words"
        : key.TakesPrefix ? "a value, or its beginning with `*`" : "a name";

    private static string Frame()
    {
        using var stream = typeof(SearchPage).Assembly.GetManifestResourceStream("Catalog.Jobs.Search.SearchPage.md")
            ?? throw new InvalidOperationException("The program lacks SearchPage.md.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
