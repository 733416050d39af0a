using System.Globalization;
using Catalog.Jobs.Catalogs;
using CsvHelper;

namespace Catalog.Benchmarks.Imports;

/// <summary>A product file as shops have them: 13 columns, about 330 bytes a row, no pictures.</summary>
internal static class ImportSample
{
    public static readonly string[] Header =
        ["sku", "title", "category", "brand", "color", "material", "size", "weight", "origin", "features", "description", "price", "currency"];

    private static readonly string[] Colors = ["blue", "red", "dark green", "anthracite", "white"];
    private static readonly string[] Materials = ["cotton", "recycled polyester", "full-grain leather", "merino wool"];

    /// <summary>What the columns mean.</summary>
    public static CatalogDefinition Catalog { get; } = new(
        "Sample", "en-US", [new("de-DE", null)],
        new("sku", "title", ["title", "category", "brand", "color", "material", "size", "weight", "origin", "features", "description"],
            new Dictionary<string, string> { ["features"] = ";" }, [], [], ["price", "currency"], "category", "brand"),
        [new("title", 80)], [], new(null, 0, null, []), new(null, null), [], [], null);

    /// <summary>Writes a file with as many rows.</summary>
    public static void Write(string path, int rows)
    {
        using var writer = new StreamWriter(path, false, new System.Text.UTF8Encoding(false), 1 << 20);
        writer.WriteLine(string.Join(',', Header));
        for (var i = 0; i < rows; i++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"SKU-{i:D8},\"Trail backpack {i}, 28 litres\",Bags/{i % 60},Brand {i % 300},{Colors[i % 5]},{Materials[i % 4]},{40 + (i % 12)},{i % 4000} g,PT,padded straps; rain cover no. {i % 97}; two side pockets,\"A backpack for day trips with a padded back, number {i}. It has a chest strap, a hip belt and room for a bottle on each side; the rain cover lies in the bottom pocket.\",{i % 500}.{i % 100:D2},EUR"));
        }
    }

    /// <summary>A reader of the file for the peer.</summary>
    public static CsvReader Open(string path) => CsvReader.FromFile(path);
}
