using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Texts;

/// <summary>What a text is shown against.</summary>
/// <param name="Catalog">Null where the data folder has none (any more).</param>
/// <param name="Evidence">Kind (pictures, documents) → JSON.</param>
internal sealed record TextSources(Product Product, CatalogDefinition? Catalog, IReadOnlyDictionary<string, string> Evidence)
{
    /// <summary>The flags of the product's fields.</summary>
    public FlagScope? Flags { get; } = Catalog is null ? null : new FlagScope(Catalog, Product);

    /// <summary>The facts that the pictures were asked about.</summary>
    public IReadOnlySet<string> Pictures { get; } = Keys(Texts.Evidence.OfPictures(Evidence));

    /// <summary>The facts that the documents were asked about.</summary>
    public IReadOnlySet<string> Documents { get; } = Keys(Texts.Evidence.OfDocuments(Evidence));

    /// <summary>Finds statements in a text.</summary>
    public StatementPlaces Places(string locale) => new(locale, Catalog?.SourceLocale ?? "en", Catalog?.Glossary ?? []);

    private static HashSet<string> Keys(Evidence? evidence) => evidence is null ? [] : [.. evidence.Lines.Select(line => line.Field)];
}
