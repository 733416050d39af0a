using Catalog.Jobs.Search;

namespace Catalog.Dashboard.Pages.Matrix;

/// <summary>A product in the matrix.</summary>
/// <param name="Texts">Locale → text; a locale without one is missing.</param>
public sealed record MatrixRow(long Id, string Sku, string Title, IReadOnlyDictionary<string, ProductText> Texts)
{
    /// <summary>Texts that go out.</summary>
    public int Approved => Texts.Values.Count(text => text.State == Jobs.Review.CopyState.Approved);
}

/// <summary>A language in the matrix.</summary>
/// <param name="Approved">Texts of all products that go out.</param>
/// <param name="All">Texts of all products.</param>
public sealed record MatrixColumn(string Locale, long Approved, long All)
{
    /// <summary>0..100; null where there is no text.</summary>
    public int? Percent => All == 0 ? null : (int)(Approved * 100 / All);
}
