using System.IO.Compression;
using System.Text;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

public sealed class TextsFileTests : IDisposable
{
    private const string Good = """{"sku": "1", "facts": {"title": "Nordvik Trail", "features": ["a", "b"]}, "locale": "de-DE", "copy": {"title": "Nordvik Trail", "bullets": ["x"]}}""";

    private readonly TempFolder temp = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_repositorys_texts_are_read()
    {
        var set = await CleanTexts.ReadAsync();
        Assert.Equal((2000, 10), (set.Texts.Count, set.Locales.Count));
        Assert.All(set.Texts, text => Assert.Equal(text.Locale.Code == "en-US", text.Source is null));
    }

    [Fact]
    public async Task Lines_may_be_empty_and_the_file_packed()
    {
        var set = await ReadAsync(Good + "\n\n", "texts.jsonl.gz");
        var text = Assert.Single(set.Texts);
        Assert.Equal(["a", "b"], text.Product.Fact("features")!.Values);
        Assert.True(text.Copy.Field("bullets")!.IsList);
    }

    [Fact]
    public async Task A_locale_that_the_catalogue_lacks_is_added()
    {
        var set = await ReadAsync(Good.Replace("de-DE", "sv-SE", StringComparison.Ordinal));
        Assert.Equal("sv-SE", set.Catalog.Locales[^1].Code);
    }

    [Theory]
    [InlineData("{", "depth")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("""{"sku": ""}""", "sku: must be there")]
    [InlineData("""{"sku": "2", "locale": "xx"}""", "locale: ")]
    [InlineData("""{"sku": "2", "locale": "de-DE"}""", "facts: is missing")]
    [InlineData("""{"sku": "2", "locale": "de-DE", "facts": {"color": "red"}, "copy": {"title": "a"}}""", "facts: has no title")]
    [InlineData("""{"sku": "2", "locale": "de-DE", "facts": {"title": 5}, "copy": {"title": "a"}}""", "field title")]
    [InlineData("""{"sku": "2", "locale": "de-DE", "facts": {"title": "a"}, "copy": {}}""", "copy: has no fields")]
    [InlineData("""{"sku": "2", "locale": "de-DE", "facts": {"title": "a"}, "copy": {"name": "a"}}""", "\"name\" is no field")]
    [InlineData("""{"sku": "2", "locale": "de-DE", "facts": {"title": "a"}, "copy": {"bullets": "a"}}""", "copy.bullets: must be a list")]
    [InlineData(Good, "sku 1 has a text in de-DE in line 1 already")]
    public async Task A_bad_line_is_refused_with_its_number(string line, string message)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync($"{Good}\n\n{line}\n"));
        Assert.Contains("line 3: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var file = Path.Combine(temp.Path, "latin.jsonl");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes(Good.Replace("Trail", "Träil", StringComparison.Ordinal)), Cancellation);
        var catalog = await CleanTexts.CatalogAsync();
        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<InvalidDataException>(() => TextsFile.ReadAsync(file, catalog, Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_texts_is_refused() =>
        Assert.Contains("has no texts", (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("\n"))).Message, StringComparison.Ordinal);

    public void Dispose() => temp.Dispose();

    private async Task<EvaluationSet> ReadAsync(string content, string name = "texts.jsonl")
    {
        var file = Path.Combine(temp.Path, name);
        await using (var stream = File.Create(file))
        await using (var packed = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionLevel.Fastest) : (Stream)stream)
            await packed.WriteAsync(Encoding.UTF8.GetBytes(content), Cancellation);
        return await TextsFile.ReadAsync(file, await CleanTexts.CatalogAsync(), Cancellation);
    }
}
