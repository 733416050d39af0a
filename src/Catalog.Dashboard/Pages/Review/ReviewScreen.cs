using Catalog.Dashboard.Texts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>What the review page shows.</summary>
/// <param name="Item">Null: nothing waits.</param>
/// <param name="Fields">Empty where the model gave no text yet.</param>
/// <param name="Waiting">How many texts the filter matches.</param>
public sealed record ReviewScreen(ReviewRoute Route, ReviewItem? Item, IReadOnlyList<FieldView> Fields, int Waiting)
{
    /// <summary>The language of the facts.</summary>
    public string SourceLocale { get; init; } = "en";

    /// <summary>How many texts the filter's query matches; null: it has none, or can't be read.</summary>
    public TextTotal? Found { get; init; }

    /// <summary>The catalogue's locales, for the filter.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    /// <summary>How many texts wait for a person, whatever the filter; the navigation shows it.</summary>
    public int WaitingForPerson { get; init; }

    /// <summary>The text's fields are inputs.</summary>
    public bool IsEditing { get; init; }

    /// <summary>Who else has this text on the screen.</summary>
    public string? HeldBy { get; init; }

    /// <summary>What became of the decision before, said by screen readers.</summary>
    public string? Announcement { get; init; }

    /// <summary>Why a decision was not stored.</summary>
    public string? Problem { get; init; }

    /// <summary>The decision was about another version than the one that is shown now.</summary>
    public ReviewConflict? Conflict { get; init; }

    /// <summary>What the person had typed, where it was not stored.</summary>
    public Copy? Typed { get; init; }

    /// <summary>Findings whose corrections are in the fields already.</summary>
    public IReadOnlyList<long> Fixed { get; init; } = [];

    /// <summary>What an input of a field starts with.</summary>
    public string InputText(FieldView field) => Typed?.Field(field.Key)?.Text ?? field.Text;
}

/// <summary>What a person decided about a text that had changed meanwhile.</summary>
/// <param name="Action">The decision's name.</param>
/// <param name="Mine">The text as the person saw or wrote it; null where it is no longer known.</param>
/// <param name="Differences">Field → from the person's text to the present one.</param>
public sealed record ReviewConflict(string Action, Copy? Mine, IReadOnlyDictionary<string, IReadOnlyList<DiffPart>> Differences);
