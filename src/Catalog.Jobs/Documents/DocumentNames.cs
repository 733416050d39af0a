using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Documents;

/// <summary>The names by which the model asks for a product's documents.</summary>
public static class DocumentNames
{
    /// <summary>File names without folders, one line each; of equal ones the later get a number: <c>sheet.pdf</c>, <c>sheet (2).pdf</c>.</summary>
    /// <returns>Name → file, in the product's order.</returns>
    public static IReadOnlyList<KeyValuePair<string, MediaFile>> Of(Product product)
    {
        var named = new List<KeyValuePair<string, MediaFile>>();
        foreach (var file in product.Documents)
        {
            // A catalogue made on another system may use its separator.
            var name = OneLine.Of(Path.GetFileName(file.Path.Replace('\\', '/')));
            var free = name;
            for (var n = 2; named.Exists(other => other.Key == free); n++)
                free = $"{Path.GetFileNameWithoutExtension(name)} ({n}){Path.GetExtension(name)}";
            named.Add(new(free, file));
        }

        return named;
    }
}
