namespace Catalog.Jobs.Import.Tables.Encodings;

/// <summary>Tells text from other files by what no text has: control characters all over.</summary>
internal static class TextLikeness
{
    private const int Few = 16, Share = 50;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <exception cref="RefusedFileException">It is no text.</exception>
    public static void Check(string name, SourceText text, ReadOnlySpan<byte> head)
    {
        var decoder = text.Kind.Strict.GetDecoder();
        var letters = new char[head.Length];
        // What is cut at the end of the head stays in the decoder.
        var count = decoder.GetChars(head[text.MarkBytes..], letters, flush: false);
        var controls = letters.AsSpan(0, count).ToArray().Count(IsControl);
        if (controls < Few || controls * Share < count) return;

        var position = new TextPosition();
        var first = Array.FindIndex(letters, IsControl);
        position.Pass(letters.AsSpan(0, first));
        throw new RefusedFileException(
            $"{position} of {name} is the control character U+{(int)letters[first]:X4}, and there are {controls} of them in the first {head.Length} bytes: this is no text. Is it a CSV file?");
    }

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n' or '\u001A');
}
