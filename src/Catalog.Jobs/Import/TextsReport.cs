namespace Catalog.Jobs.Import;

/// <summary>What a file of texts changes, or would change.</summary>
/// <param name="Channel">Whose export the file was.</param>
/// <param name="Batch">The export that it is compared with.</param>
/// <param name="Cells">Cells that a person changed.</param>
/// <param name="Texts">Texts (a product in a locale) that become a person's by that.</param>
/// <param name="Superseded">Of these, those that the model wrote.</param>
/// <param name="Changes">The first <see cref="ShownChanges"/> changed cells, in the file's order.</param>
public sealed record TextsReport(string Channel, long Batch, int Cells, int Texts, int Superseded, IReadOnlyList<TextChange> Changes)
{
    /// <summary>How many changed cells a report lists.</summary>
    public const int ShownChanges = 100;
}

/// <summary>A cell that a person changed.</summary>
/// <param name="Line">The line of the file on which its row starts.</param>
/// <param name="Column">Where in the row it stands.</param>
/// <param name="Before">The approved text as the channel's file has it.</param>
/// <param name="After">What the person made of it.</param>
/// <param name="Author">Who wrote the text that is superseded: an account or <c>model</c>.</param>
public sealed record TextChange(int Line, string Column, string Sku, string Locale, string Before, string After, string Author);
