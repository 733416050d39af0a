using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Terminology.Memory;

/// <summary>What a text says, as one string: two texts with the same key may stand for each other.</summary>
internal static class MemoryKey
{
    /// <summary>
    /// 32 hex digits over facts, the pictures' contents, locale, style, fields and the terms that apply. Article number, attributes and documents are
    /// no part of it, nor are prompts and model: an approved text stays right when those change.
    /// </summary>
    public static string Of(Product product, LocaleRules locale, IReadOnlyList<FieldRules> fields, GlossarySelection terms) => Hash.Of(
        product.Facts.Select(fact => new object[] { fact.Key, fact.Values }),
        product.Pictures.Select(picture => picture.Hash),
        locale.Code,
        locale.Style,
        fields.Select(field => new object?[] { field.Key, field.MaxLength, field.Unit.ToString() }),
        InputFingerprint.Terms(terms.Preferred),
        InputFingerprint.Terms(terms.NeverTranslate));
}
