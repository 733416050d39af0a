namespace Catalog.Model.Remote;

/// <summary>Base addresses as people give them. They are printed, so nothing secret may stand in them.</summary>
internal static class ServerAddress
{
    /// <summary>What is wrong with an address, without quoting it; null: nothing.</summary>
    public static string? Problem(string? text) => (Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null) switch
    {
        null or { Scheme: not ("http" or "https") } => "isn't an http or https address; something like http://127.0.0.1:8000/v1 is expected.",
        { UserInfo.Length: > 0 } => "has a user or password in it; give the key as Key (CATALOG_MODEL_KEY) instead.",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => "has a query or a fragment; only the base address is expected, and a key belongs into Key (CATALOG_MODEL_KEY).",
        _ => null,
    };

    /// <summary>The base with <c>/v1</c> where there is no path, without a slash at its end.</summary>
    public static Uri Parse(string text)
    {
        var uri = new Uri(text, UriKind.Absolute);
        return new Uri(uri.AbsolutePath == "/" ? $"{uri.GetLeftPart(UriPartial.Authority)}/v1" : uri.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>An address for people; one that may hold a secret isn't shown.</summary>
    public static string Show(string text) => Problem(text) is null ? Parse(text).AbsoluteUri : "(unusable address)";
}
