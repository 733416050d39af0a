using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Texts;

/// <summary>A statement that the model read out of a field.</summary>
/// <param name="FactKey">The fact that says the same; null where none does word by word.</param>
/// <param name="Finding">What code found when it compared the statement with the facts; null: nothing.</param>
public sealed record StatementView(string Text, string? FactKey, StoredFinding? Finding);

/// <summary>A field of a text as the review screen shows it.</summary>
/// <param name="Items">One list of pieces an item; one item unless <paramref name="IsList"/>.</param>
/// <param name="Text">The field's text, items one a line: what an edit starts from.</param>
/// <param name="Length">The longest item's length in <paramref name="Unit"/>.</param>
/// <param name="Said">Null where the text was not read back.</param>
/// <param name="Difference">To the text before; null where there is none or nothing differs.</param>
/// <param name="Findings">About this field.</param>
public sealed record FieldView(
    string Key,
    bool IsList,
    IReadOnlyList<IReadOnlyList<TextPiece>> Items,
    string Text,
    int Length,
    int? Limit,
    LengthUnit Unit,
    IReadOnlyList<StatementView>? Said,
    IReadOnlyList<DiffPart>? Difference,
    IReadOnlyList<StoredFinding> Findings)
{
    /// <summary>The name of the field's input.</summary>
    public string InputName => $"field[{Key}]";

    /// <summary>True where the text is longer than its limit.</summary>
    public bool IsTooLong => Length > Limit;
}
