using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Compares what a text says, as the model read it back in the words of the facts, with the facts. The model only reads; this code judges, so the verdict
/// can be explained and is the same in every language.
/// </summary>
public static class ReadBackCheck
{
    /// <summary>The source of its findings.</summary>
    public const string Id = "read-back";

    /// <summary>Its entry in the registry.</summary>
    public static ModelCheck Check { get; } = new(new CheckData(Id, "Read-back", Severity.Critical, "accuracy.number", NumbersCheck.UnitType, "accuracy.attribute", "accuracy.claim", "terminology.brand", Omissions.Type)
    {
        Description = "The model says what the text states, in the words of the facts; code compares. A number that is no fact is critical; another brand, another product's value, any other statement that no fact says, and a fact of `columns.mustSay` that no field states are major.",
        Needs = ["empty"],
    });

    /// <summary>The statements that the facts don't bear out.</summary>
    /// <param name="input">The text, its product and the values that other products have.</param>
    /// <param name="readBack">What the model says that the text says.</param>
    public static IReadOnlyList<Finding> Run(CheckInput input, ReadBack readBack)
    {
        var facts = new FactQuantities(input.Product, input.Catalog);
        var known = KnownStatements(input);
        return
        [
            .. from field in readBack.Said
               from statement in field.Value
               let said = WithoutKey(input.Product, statement.Trim())
               where said.Length > 0 && !known.Exists(value => FactText.Same(value, said))
               select Judge(input, facts, field.Key, said) into finding
               where finding is not null
               select finding,
            .. Omissions.Find(input, readBack),
        ];
    }

    private static List<string> KnownStatements(CheckInput input)
    {
        var product = input.Product;
        List<string> known = [input.Name, product.Value(input.Catalog.Columns.Title), .. product.Facts.SelectMany(fact => fact.Values.Append(fact.Text))];
        if (BrandRule.WithoutBrand(input) is { Length: > 0 } rest) known.Add(rest);
        return known;
    }

    // Some models say "weight: 210 g".
    private static string WithoutKey(Product product, string statement)
    {
        var parts = statement.Split(':', 2);
        return parts.Length == 2 && product.Facts.Any(fact => FactText.Same(fact.Key, parts[0])) ? parts[1].Trim() : statement;
    }

    private static Finding? Judge(CheckInput input, FactQuantities facts, string field, string said)
    {
        if (QuantityReader.Whole(said, facts.Locale) is { } quantity)
        {
            // Written without its unit, or with one that is no known unit.
            if (facts.Has(quantity)) return null;
            var otherUnit = facts.OtherUnit(quantity);
            var expected = otherUnit ?? facts.Expected(quantity);
            var instead = expected.Length > 0 ? $"; the facts say {expected}" : "";
            var type = otherUnit is null ? "accuracy.number" : NumbersCheck.UnitType;
            return Make(type, Severity.Critical, expected, $"The text says {said}, which is no fact{instead}.", Place(input, field, quantity));
        }

        if (BrandRule.OtherBrand(input, said) is { } brand)
        {
            var message = $"The text names {brand}; the brand is {input.Brand}.";
            return Make("terminology.brand", Severity.Major, input.Brand, message, Place(input, field, brand)) with { Found = brand };
        }

        if (OtherValue(input, said) is { } key)
        {
            var expected = input.Product.Value(key);
            var instead = expected.Length > 0 ? $"the facts say {expected}" : "the facts don't say it";
            return Make("accuracy.attribute", Severity.Major, expected, $"The text says {said} ({key}); {instead}.", Place(input, field, said));
        }

        return Make("accuracy.claim", Severity.Major, "", $"The text says \"{said}\", which no fact says.", Place(input, field, said));

        Finding Make(string type, Severity severity, string expected, string message, TextSpan? span) => new(type, severity, Id, field, said, expected, message, span);
    }

    // The column in which another product has this value; one that this product has, too, goes first. Lists hold claims: more than one may be true.
    private static string? OtherValue(CheckInput input, string said)
    {
        var columns = input.Catalog.Columns;
        return columns.Facts.Where(key => key != columns.Title && !columns.Lists.ContainsKey(key))
            .Where(key => input.Vocabulary?.GetValueOrDefault(key) is { } values && Has(values, said))
            .OrderBy(key => input.Product.Value(key).Length == 0)
            .FirstOrDefault();
    }

    private static bool Has(IReadOnlySet<string> values, string said)
    {
        if (values.Contains(said)) return true;
        var key = FactText.Key(said);
        return values.Any(value => FactText.Key(value) == key);
    }

    private static TextSpan? Place(CheckInput input, string field, Quantity quantity) => input.Parts.Where(part => part.Field == field)
        .SelectMany(part => QuantityReader.Read(part.Text, QuantityLocale.Of(input.Culture)), (part, other) => (part, other))
        .Where(place => place.other.Same(quantity) && place.other.Unit is null == quantity.Unit is null)
        .Select(place => place.part.Span(place.other.Span)).FirstOrDefault();

    private static TextSpan? Place(CheckInput input, string field, string words) => input.Parts.Where(part => part.Field == field)
        .SelectMany(part => TermSearch.Find(part.Text, words).Select(part.Span)).FirstOrDefault();
}
