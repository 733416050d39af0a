using System.Text;
using Catalog.Jobs.Documents;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Documents;

public sealed class DocumentFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalog-documents-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_demos_documents_are_read_line_by_line()
    {
        var files = Directory.GetFiles(OraclePrompts.RepositoryFile("data/demo/documents"), "*.pdf", SearchOption.AllDirectories);
        Assert.Equal(12, files.Length);
        foreach (var file in files)
        {
            var read = await DocumentFile.ReadAsync(file, TestContext.Current.CancellationToken);
            Assert.Null(read.Error);
            Assert.False(read.Truncated);
            Assert.Equal("Product data sheet", read.Lines[0]);
            Assert.StartsWith("Product: ", read.Lines[1]);
            Assert.StartsWith("Colour: ", read.Lines[2]);
            Assert.StartsWith("Material: ", read.Lines[3]);
            Assert.Equal(6, read.Lines.Count);
            Assert.Equal(string.Join('\n', read.Lines), read.Text);
        }
    }

    [Fact]
    public async Task Words_on_one_baseline_are_a_line_whatever_their_order_in_the_file()
    {
        var pdf = PdfBuilder.Build([[("1150 g", 300, 700), ("Capacity:", 72, 680), ("Weight:", 72, 701), ("40 L", 300, 680), ("Data sheet", 72, 760)], [("Page two", 72, 760)]]);
        var read = await ReadAsync("sheet.pdf", pdf);
        Assert.Equal(["Data sheet", "Weight: 1150 g", "Capacity: 40 L", "Page two"], read.Lines);
    }

    [Fact]
    public async Task Broken_files_and_files_without_text_are_values_with_a_message()
    {
        Assert.Contains("is not a readable PDF", (await ReadAsync("a.pdf", "%PDF-1.4 nothing"u8.ToArray())).Error);
        Assert.Contains("is not a readable PDF", (await ReadAsync("b.pdf", [])).Error);
        Assert.Contains("is not a readable PDF", (await ReadAsync("c.pdf", [.. PdfBuilder.Build([[("x", 72, 700)]]).Take(200)])).Error);
        Assert.Contains("has no text", (await ReadAsync("d.pdf", PdfBuilder.Build([[]]))).Error);
        Assert.Equal("none.pdf: there is no such file.", (await DocumentFile.ReadAsync(Path.Combine(folder.FullName, "none.pdf"), TestContext.Current.CancellationToken)).Text);
        Assert.Contains("type .docx can't be read", (await ReadAsync("e.docx", [1])).Error);
    }

    [Fact]
    public async Task A_file_with_a_password_is_named_so()
    {
        var key = new string('x', 32);
        var pdf = PdfBuilder.Build([[("secret", 72, 700)]], $"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ({key}) /U ({key}) /P -4 >> ");
        Assert.Contains("protected by a password", (await ReadAsync("locked.pdf", pdf)).Error);
    }

    [Fact]
    public async Task Only_the_first_pages_and_characters_are_read()
    {
        var pages = Enumerable.Range(1, 31).Select(n => new[] { ($"Page {n}", 72.0, 700.0) }).ToArray();
        var read = await ReadAsync("long.pdf", PdfBuilder.Build(pages));
        Assert.Equal("Page 30", read.Lines[^1]);
        Assert.True(read.Truncated);

        var text = await ReadAsync("long.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(new string('x', 99), 300))));
        Assert.Equal(200, text.Lines.Count);
        Assert.True(text.Truncated);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        var path = Path.Combine(folder.FullName, "huge.pdf");
        using (var file = File.Create(path)) file.SetLength(DocumentFile.MaxBytes + 1);
        Assert.Contains("more than 20971520", (await DocumentFile.ReadAsync(path, TestContext.Current.CancellationToken)).Error);
    }

    [Fact]
    public async Task Text_files_are_UTF8()
    {
        Assert.Equal(["Größe: 40 cm", "重量：1 kg"], (await ReadAsync("a.txt", Encoding.UTF8.GetBytes("\uFEFFGröße: 40 cm\r\n\r\n重量：1\0kg\n"))).Lines);
        Assert.Contains("is not UTF-8 text", (await ReadAsync("b.txt", Encoding.Latin1.GetBytes("Größe"))).Error);
    }

    [Fact]
    public async Task Cancelling_is_no_broken_file() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => DocumentFile.ReadAsync(OraclePrompts.RepositoryFile("data/demo/documents/BLK-1010/data-sheet.pdf"), new CancellationToken(canceled: true)));

    private async Task<DocumentText> ReadAsync(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return await DocumentFile.ReadAsync(path, TestContext.Current.CancellationToken);
    }
}
