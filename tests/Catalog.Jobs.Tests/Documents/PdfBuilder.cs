using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Tests.Documents;

/// <summary>Writes small PDF files with text at given places.</summary>
internal static class PdfBuilder
{
    /// <summary>A file with pages of words at x and y in points from the lower left corner.</summary>
    /// <param name="pages">The words of each page, in the order in which the file has them.</param>
    /// <param name="trailer">More entries of the trailer.</param>
    public static byte[] Build(IReadOnlyList<IReadOnlyList<(string Text, double X, double Y)>> pages, string trailer = "")
    {
        List<string> objects = ["<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Kids [{string.Join(' ', pages.Select((_, n) => $"{(n * 2) + 4} 0 R"))}] /Count {pages.Count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"];
        foreach (var page in pages)
        {
            var stream = "BT\n" + string.Join('\n', page.Select(word => string.Create(CultureInfo.InvariantCulture, $"/F1 11 Tf 1 0 0 1 {word.X} {word.Y} Tm ({word.Text}) Tj"))) + "\nET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {objects.Count + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
            objects.Add($"<< /Length {stream.Length} >>\nstream\n{stream}\nendstream");
        }

        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (content, n) in objects.Select((content, n) => (content, n)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{n + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
