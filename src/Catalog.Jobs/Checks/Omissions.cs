using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>Facts that the catalogue wants every text to state and that none of its fields does, as the model read it back.</summary>
internal static class Omissions
{
    /// <summary>The type of its findings.</summary>
    public const string Type = "accuracy.omission";

    /// <summary>One finding a fact; a list of values must be stated whole.</summary>
    public static IEnumerable<Finding> Find(CheckInput input, ReadBack readBack)
    {
        var said = readBack.Said.SelectMany(field => field.Value).ToList();
        return
            from key in input.Catalog.Columns.MustSay
            let fact = input.Product.Fact(key)
            where fact is not null
            let missing = fact.Values.Where(value => !said.Exists(statement => Says(statement, value))).ToList()
            where missing.Count > 0
            select new Finding(
                Type, Severity.Major, ReadBackCheck.Id, null, "", string.Join("; ", missing), $"No field states {string.Join("; ", missing)} ({fact.Key}), which every text must.");
    }

    // The brand is said within the product's name.
    private static bool Says(string statement, string value) => FactText.Same(statement, value) || TermSearch.Contains(statement, value);
}
