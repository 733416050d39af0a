using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>An approved text of a product.</summary>
/// <param name="Revision">The revision's number within its text: 1, 2, …</param>
internal sealed record ApprovedText(long ProductId, string Sku, string Locale, int Revision, string Raw)
{
    /// <summary>The text, parsed once.</summary>
    public Copy Copy { get; } = Copy.Parse(Raw);

    /// <summary>A field as one cell, list items one a line; empty where the text doesn't have it.</summary>
    public string Field(string key) => Copy.Field(key)?.Text ?? "";
}
