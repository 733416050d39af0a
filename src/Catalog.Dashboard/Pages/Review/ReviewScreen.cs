using Catalog.Dashboard.Texts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>What the review page shows.</summary>
/// <param name="Item">Null: nothing waits.</param>
/// <param name="Fields">Empty where the model gave no text yet.</param>
/// <param name="Waiting">How many texts the filter matches.</param>
public sealed record ReviewScreen(ReviewRoute Route, ReviewItem? Item, IReadOnlyList<FieldView> Fields, long Waiting)
{
    /// <summary>Who looks, and how the person wants it.</summary>
    public required ReviewerSettings Settings { get; init; }

    /// <summary>The account that looks.</summary>
    public required string Reviewer { get; init; }

    /// <summary>The language of the facts.</summary>
    public string SourceLocale { get; init; } = "en";

    /// <summary>How many texts the filter's query matches; null: it has none, or can't be read.</summary>
    public TextTotal? Found { get; init; }

    /// <summary>The catalogue's locales, for the filter.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    /// <summary>How many texts are in which state, in the filter's locale.</summary>
    public IReadOnlyDictionary<string, long> Texts { get; init; } = new Dictionary<string, long>();

    /// <summary>How many texts in the reviewer's locales wait for a person, whatever the filter; the navigation shows it.</summary>
    public long WaitingForPerson { get; init; }

    /// <summary>The text's number among those that the queue's query finds, from 1; null: there is no query, or telling would take too long.</summary>
    public long? FoundNumber { get; init; }

    /// <summary>Where the text is in the queue; null where it isn't in it.</summary>
    public QueuePosition? Position { get; init; }

    /// <summary>The person's last decision, where it can be taken back.</summary>
    public Undoable? Undo { get; init; }

    /// <summary>Whom the text can be sent to.</summary>
    public IReadOnlyList<string> Colleagues { get; init; } = [];

    /// <summary>The text's fields are inputs.</summary>
    public bool IsEditing { get; init; }

    /// <summary>Who else has this text on the screen.</summary>
    public string? HeldBy { get; init; }

    /// <summary>What became of the decision before, said by screen readers.</summary>
    public string? Announcement { get; init; }

    /// <summary>Why a decision was not stored.</summary>
    public string? Problem { get; init; }

    /// <summary>The decision was about another version than the one that is shown now, or somebody else has the text.</summary>
    public ReviewConflict? Conflict { get; init; }

    /// <summary>What the person had typed, where it was not stored.</summary>
    public Copy? Typed { get; init; }

    /// <summary>Findings whose corrections are in the fields already.</summary>
    public IReadOnlyList<long> Fixed { get; init; } = [];

    /// <summary>What an input of a field starts with.</summary>
    public string InputText(FieldView field) => Typed?.Field(field.Key)?.Text ?? field.Text;

    /// <summary>The key of a command, as buttons show it.</summary>
    public string KeyLabel(string command) => char.ToUpperInvariant(Settings.Keys[command]).ToString();

    /// <summary>The key of a command, as scripts compare it.</summary>
    public string Key(string command) => Settings.Keys[command].ToString();
}

/// <summary>What a person decided about a text that had changed meanwhile, or went to somebody else.</summary>
/// <param name="Action">The decision's name.</param>
/// <param name="Mine">The text as the person saw or wrote it; null where it is no longer known.</param>
/// <param name="Differences">Field → from the person's text to the present one.</param>
/// <param name="HeldBy">Who has the text on the screen now; null: the text changed.</param>
public sealed record ReviewConflict(string Action, Copy? Mine, IReadOnlyDictionary<string, IReadOnlyList<DiffPart>> Differences, string? HeldBy);
