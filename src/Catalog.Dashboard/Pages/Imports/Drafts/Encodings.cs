namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>Encodings that are offered; any that .NET knows can be typed.</summary>
public static class Encodings
{
    /// <summary>The usual ones, as the web names them.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "utf-8", "utf-16", "utf-16BE", "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
        "iso-8859-1", "iso-8859-2", "iso-8859-15", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "koi8-r", "macintosh", "ibm850",
    ];
}
