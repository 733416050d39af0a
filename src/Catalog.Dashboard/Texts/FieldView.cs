using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Texts;

/// <summary>A statement that the model read out of a field.</summary>
/// <param name="FactKey">The fact that says the same; null where none does word by word.</param>
/// <param name="Finding">What code found when it compared the statement with the facts; null: nothing.</param>
public sealed record StatementView(string Text, string? FactKey, StoredFinding? Finding)
{
    /// <summary>Where the text says it; null where no place is sure.</summary>
    public TextSpan? Place { get; init; }

    /// <summary>What its ends have in common: statement, place, fact, picture and document light up together.</summary>
    public string Link { get; init; } = "";

    /// <summary>The picture was asked about this fact.</summary>
    public bool HasPicture { get; init; }

    /// <summary>A document was asked about this fact.</summary>
    public bool HasDocument { get; init; }
}

/// <summary>A field of a text as the review screen shows it.</summary>
/// <param name="Items">One list of pieces an item; one item unless <paramref name="IsList"/>.</param>
/// <param name="Text">The field's text, items one a line: what an edit starts from.</param>
/// <param name="Lengths">The longest item's length in the units of the field's limits, at least one.</param>
/// <param name="Said">Null where the text was not read back.</param>
/// <param name="Difference">To the text before; null where there is none or nothing differs.</param>
/// <param name="Findings">About this field.</param>
public sealed record FieldView(
    string Key,
    bool IsList,
    IReadOnlyList<IReadOnlyList<TextPiece>> Items,
    string Text,
    IReadOnlyList<FieldLength> Lengths,
    IReadOnlyList<StatementView>? Said,
    IReadOnlyList<DiffPart>? Difference,
    IReadOnlyList<StoredFinding> Findings)
{
    /// <summary>The name of the field's input.</summary>
    public string InputName => $"field[{Key}]";
}
