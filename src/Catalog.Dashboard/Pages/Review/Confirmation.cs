namespace Catalog.Dashboard.Pages.Review;

/// <summary>The answer to a decision where the browser shows the next text already.</summary>
/// <param name="Screen">The text that it shows: its queue bar and what can be undone are new.</param>
/// <param name="Ahead">The text behind that; null: there is none.</param>
public sealed record Confirmation(ReviewScreen Screen, ReviewScreen? Ahead)
{
    /// <summary>The request's header: which text the browser shows.</summary>
    public const string ShownHeader = "Catalog-Shown";

    /// <summary>The answer's header: <c>confirmed</c>; without it the answer is what the browser must show instead.</summary>
    public const string Header = "Catalog-Answer";
}
