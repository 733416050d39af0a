namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>What parts cells, in words: a tab is no value of a form.</summary>
public static class Delimiters
{
    /// <summary>The ones that can be chosen: value of the form, character, words.</summary>
    public static IReadOnlyList<(string Value, char Delimiter, string Words)> All { get; } =
        [("comma", ',', "comma ,"), ("semicolon", ';', "semicolon ;"), ("tab", '\t', "tab"), ("pipe", '|', "pipe |")];

    /// <summary>The character of a form's value; null: to be detected.</summary>
    public static char? Read(string? value) => All.Where(one => one.Value == value).Select(one => (char?)one.Delimiter).FirstOrDefault();

    /// <summary>A delimiter in words.</summary>
    public static string Words(char? delimiter) => delimiter is null ? "none" : All.Where(one => one.Delimiter == delimiter).Select(one => one.Words).FirstOrDefault() ?? $"{delimiter}";
}
