using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>A product with the texts that a channel is to have.</summary>
/// <param name="Key">What the channel knows it by; empty where the product doesn't have that.</param>
/// <param name="Source">Its approved text in the source locale; null: none, or nobody asked.</param>
/// <param name="Texts">In the channel's order of locales.</param>
internal sealed record ExportProduct(long Id, string Sku, string Key, Copy? Source, IReadOnlyList<ExportText> Texts)
{
    /// <summary>The text in a locale; null where there is none.</summary>
    public ExportText? Text(string locale) => Texts.FirstOrDefault(text => text.Locale == locale);
}

/// <summary>A text that a channel is to have.</summary>
/// <param name="RevisionId">Null: the channel is to have none any more.</param>
/// <param name="Number">The revision's number within its text: 1, 2, …</param>
/// <param name="Copy">The text; null with <paramref name="RevisionId"/>.</param>
/// <param name="Published">What the channel has; null: nothing that we know of.</param>
internal sealed record ExportText(long CopyId, string Locale, long? RevisionId, int Number, Copy? Copy, Copy? Published)
{
    /// <summary>Whose words a field's are; asked for where a format must say it.</summary>
    public IReadOnlyDictionary<string, Provenance> Provenance { get; init; } = new Dictionary<string, Provenance>();

    /// <summary>A cell; empty where there is no text.</summary>
    public string Cell(Slot slot) => Copy is null ? "" : slot.Write(Copy);

    /// <summary>True where the channel has the cell like this.</summary>
    public bool Has(Slot slot) => (Published is null ? "" : slot.Write(Published)) == Cell(slot) && (Published is not null || Copy is null);
}

/// <summary>Whose words a text is.</summary>
internal enum Provenance
{
    /// <summary>The model's.</summary>
    Generated,

    /// <summary>The model's, edited by a person.</summary>
    Edited,

    /// <summary>A person's.</summary>
    Human,
}
