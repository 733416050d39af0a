using System.Text;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Documents;

/// <summary>Reads supplier documents: PDF files with a text layer, and text files in UTF-8. What can't be read is a value with a message.</summary>
public static class DocumentFile
{
    /// <summary>Bytes of a file at most.</summary>
    public const long MaxBytes = 20 * 1024 * 1024;

    /// <summary>Characters of the text at most, so that a document leaves room in a model's context; what is behind is cut off.</summary>
    public const int MaxCharacters = 20_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file, of the kind that its name's end says (.pdf or .txt).</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public static async Task<DocumentText> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return DocumentText.Failed($"{name}: there is no such file.");
            if (file.Length > MaxBytes) return DocumentText.Failed($"{name}: {file.Length} bytes, more than {MaxBytes}. Save a smaller file.");
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return Limited(Path.GetExtension(name).ToLowerInvariant() switch
            {
                ".pdf" => PdfText.Read(bytes, name, cancellationToken),
                ".txt" => Plain(bytes, name),
                var other => DocumentText.Failed($"{name}: documents of type {(other.Length == 0 ? "?" : other)} can't be read; .pdf and .txt can."),
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return DocumentText.Failed($"{name}: can't be read: {e.Message}");
        }
    }

    private static DocumentText Plain(byte[] bytes, string name)
    {
        try
        {
            var text = Utf8.GetString(bytes).TrimStart('\uFEFF');
            return new DocumentText([.. text.ReplaceLineEndings("\n").Split('\n')], false, null);
        }
        catch (DecoderFallbackException)
        {
            return DocumentText.Failed($"{name}: is not UTF-8 text. Save it with that encoding.");
        }
    }

    // Whole lines, as many as fit.
    private static DocumentText Limited(DocumentText read)
    {
        var lines = new List<string>();
        var left = MaxCharacters;
        foreach (var line in read.Lines.Select(OneLine.Of).Where(line => line.Length > 0))
        {
            left -= line.Length + 1;
            if (left < 0) return read with { Lines = lines, Truncated = true };
            lines.Add(line);
        }

        return read with { Lines = lines };
    }
}
