using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation;

/// <summary>
/// Reads right texts: JSON lines with <c>sku</c>, <c>facts</c> (key → a string or a list of strings), <c>locale</c> and <c>copy</c> (field → a string or a
/// list of strings). A name that ends in <c>.gz</c> is unpacked.
/// </summary>
public static class TextsFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="catalog">Whose rules hold.</param>
    /// <exception cref="InvalidDataException">A line is wrong: says which and why. Or there are none.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static async Task<EvaluationSet> ReadAsync(string file, CatalogDefinition catalog, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        await using var plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var reader = new StreamReader(plain, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var texts = new List<EvaluationText>();
        var taken = new Dictionary<(string Sku, string Locale), int>();
        var ids = new Dictionary<string, long>();
        var number = 0;
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                var text = Read(line, catalog);
                if (!taken.TryAdd((text.Product.Sku, text.Locale.Code), number))
                    throw new InvalidDataException($"sku {text.Product.Sku} has a text in {text.Locale.Code} in line {taken[(text.Product.Sku, text.Locale.Code)]} already");
                ids.TryAdd(text.Product.Sku, ids.Count + 1);
                texts.Add(text with { Product = text.Product with { Id = ids[text.Product.Sku] } });
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or JsonException or DecoderFallbackException)
        {
            // The reader decodes ahead: the line with bytes that are no UTF-8 is this one or a later one.
            var where = problem is DecoderFallbackException ? $"at or after line {number + 1}: not UTF-8" : $"line {number}: {Plain(problem.Message)}";
            throw new InvalidDataException($"{file}, {where}. A line looks like this: {{\"sku\": \"1\", \"facts\": {{\"title\": \"…\"}}, \"locale\": \"de-DE\", \"copy\": {{\"title\": \"…\"}}}}", problem);
        }

        return texts.Count == 0 ? throw new InvalidDataException($"{file} has no texts.") : EvaluationSet.Of(catalog, texts);
    }

    private static EvaluationText Read(string line, CatalogDefinition catalog)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new InvalidDataException("not a JSON object");
        var (sku, locale) = (Text(root, "sku"), Text(root, "locale"));
        if (LocaleCodes.Problem(locale) is { } problem) throw new InvalidDataException($"locale: {problem}");
        List<Fact> facts = [.. Copy.Parse(Part(root, "facts")).Fields.Select(fact => new Fact(fact.Key, fact.Items))];
        if (!facts.Exists(fact => fact.Key == catalog.Columns.Title)) throw new InvalidDataException($"facts: has no {catalog.Columns.Title}");
        var copy = Copy.Parse(Part(root, "copy"));
        if (copy.Fields.Count == 0) throw new InvalidDataException("copy: has no fields");
        foreach (var field in copy.Fields)
        {
            if (!FieldRules.Known.Contains(field.Key)) throw new InvalidDataException($"copy: \"{field.Key}\" is no field; known are {string.Join(", ", FieldRules.Known)}");
            var rules = catalog.Fields.FirstOrDefault(known => known.Key == field.Key) ?? new FieldRules(field.Key, null);
            if (field.IsList != rules.IsList) throw new InvalidDataException($"copy.{field.Key}: must be {(rules.IsList ? "a list of strings" : "a string")}");
        }

        var product = new Product(0, sku, facts, new Dictionary<string, string>(), [], [], Hash.Of(sku, Part(root, "facts")));
        return new(catalog, product, catalog.Locale(locale) ?? new LocaleRules(locale, null), copy);
    }

    private static string Text(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new InvalidDataException($"{key}: must be there and be a string that isn't empty");

    private static string Part(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) ? value.GetRawText() : throw new InvalidDataException($"{key}: is missing");

    // .NET's message ends with line and byte within the one line that it saw.
    private static string Plain(string message) => message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
}
