namespace Catalog.Dashboard.Pages;

/// <summary>Requests that htmx makes.</summary>
internal static class Fragments
{
    /// <summary>True where only a part of the page is wanted; every page also answers as a whole.</summary>
    public static bool IsFragment(this HttpRequest request)
    {
        request.HttpContext.Response.Headers.Vary = "HX-Request";
        return request.Headers.ContainsKey("HX-Request") && !request.Headers.ContainsKey("HX-History-Restore-Request");
    }
}
