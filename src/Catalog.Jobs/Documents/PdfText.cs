using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Catalog.Jobs.Documents;

/// <summary>
/// Reads a PDF's text layer as lines. PdfPig gives words with their places; words on one baseline are a line, from left to right, and lines go from top
/// to bottom, so that "Weight:" keeps its "1150 g" however the file orders them.
/// </summary>
internal static class PdfText
{
    /// <summary>Pages that are read; data sheets have few, manuals have hundreds.</summary>
    public const int MaxPages = 30;

    /// <summary>Reads a file's content.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="name">For messages.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public static DocumentText Read(byte[] content, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var document = PdfDocument.Open(content);
            var lines = new List<string>();
            foreach (var page in document.GetPages().Take(MaxPages))
            {
                cancellationToken.ThrowIfCancellationRequested();
                lines.AddRange(Lines([.. page.GetWords()]));
            }

            return lines.Count == 0
                ? DocumentText.Failed($"{name}: has no text, only pictures of it. Ask the supplier for a file with text.")
                : new DocumentText(lines, document.NumberOfPages > MaxPages, null);
        }
        catch (PdfDocumentEncryptedException)
        {
            return DocumentText.Failed($"{name}: is protected by a password. Save it without one.");
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // A broken file makes PdfPig throw whatever the broken place leads to; that is the file's fault, not ours.
            return DocumentText.Failed($"{name}: is not a readable PDF ({e.Message}).");
        }
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Word> words)
    {
        var line = new List<Word>();
        foreach (var word in words.Where(word => word.Letters.Count > 0).OrderByDescending(Baseline))
        {
            if (line.Count > 0 && !IsOnLine(line[0], word))
            {
                yield return Join(line);
                line.Clear();
            }

            line.Add(word);
        }

        if (line.Count > 0) yield return Join(line);
    }

    private static string Join(IEnumerable<Word> line) => string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text));

    // Half of the letters' height apart is still the same line: superscripts and mixed sizes.
    private static bool IsOnLine(Word first, Word word) =>
        Baseline(first) - Baseline(word) <= Math.Max(first.Letters[0].PointSize, word.Letters[0].PointSize) / 2;

    private static double Baseline(Word word) => word.Letters[0].StartBaseLine.Y;
}
