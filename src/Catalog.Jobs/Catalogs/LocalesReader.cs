namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>locales</c> and <c>sourceLocale</c>.</summary>
internal static class LocalesReader
{
    private const int LongestStyle = 500;

    /// <summary>The locale of the facts.</summary>
    public static string ReadSource(JsonSection root)
    {
        var code = root.RequiredText("sourceLocale");
        if (code.Length > 0 && LocaleCodes.Problem(code) is { } problem) root.Problem("sourceLocale", problem);
        return code;
    }

    /// <summary>The locales to write: strings, or objects with <c>code</c> and <c>style</c>.</summary>
    public static IReadOnlyList<LocaleRules> Read(JsonSection root)
    {
        var locales = new List<LocaleRules>();
        foreach (var item in root.Items("locales"))
        {
            var rules = item.IsText ? Plain(item) : Styled(item.Section("code", "style"));
            if (rules is null) continue;
            if (locales.Any(other => other.Code == rules.Code)) item.Problem($"\"{rules.Code}\" stands in this list twice");
            else locales.Add(rules);
        }

        if (locales.Count == 0 && !root.IsBroken) root.Problem("locales", "must name at least one locale, like \"de-DE\"");
        return locales;
    }

    private static LocaleRules? Plain(JsonItem item)
    {
        if (item.Text() is not { } code) return null;
        if (LocaleCodes.Problem(code) is { } problem) item.Problem(problem);
        return new(code, null);
    }

    private static LocaleRules? Styled(JsonSection section)
    {
        var code = section.RequiredText("code");
        if (code.Length > 0 && LocaleCodes.Problem(code) is { } problem) section.Problem("code", problem);
        var style = section.Text("style");
        if (style?.Length > LongestStyle) section.Problem("style", $"has {style.Length} characters; at most {LongestStyle} are allowed, since it stands in every prompt");
        return code.Length == 0 ? null : new(code, style);
    }
}
