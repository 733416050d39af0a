using System.Text.Json;

namespace Catalog.Jobs.Catalogs;

/// <summary>The text of a catalog.json that was read without problems: its file names can be changed, and all else, comments too, stays as it is.</summary>
internal sealed class CatalogText
{
    private readonly byte[] text;
    private readonly List<Place> places = [];

    public CatalogText(byte[] text)
    {
        this.text = text;
        Find();
    }

    /// <summary>The glossary's file name; null where there is none.</summary>
    public string? Glossary => places.FirstOrDefault(place => place.IsGlossary)?.Value;

    /// <summary>The text with another glossary, and other source files and drop folder.</summary>
    public byte[] With(string glossary, Func<string, string> source)
    {
        using var output = new MemoryStream();
        var copied = 0;
        foreach (var place in places)
        {
            output.Write(text, copied, place.Start - copied);
            output.Write(JsonSerializer.SerializeToUtf8Bytes(place.IsGlossary ? glossary : source(place.Value)));
            copied = place.End;
        }

        output.Write(text, copied, text.Length - copied);
        return output.ToArray();
    }

    private void Find()
    {
        // JsonDocument takes a byte order mark away, this reader doesn't.
        var start = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(text.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (section, key) = ("", "");
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                key = reader.GetString()!;
                if (reader.CurrentDepth == 1) section = key;
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                var isGlossary = reader.CurrentDepth == 1 && key == "glossary";
                var isSource = (reader.CurrentDepth == 3 && section == "sources" && key == "file") || (reader.CurrentDepth == 1 && key == "drop");
                if (isGlossary || isSource) places.Add(new(start + (int)reader.TokenStartIndex, start + (int)reader.BytesConsumed, reader.GetString()!, isGlossary));
            }
        }
    }

    private sealed record Place(int Start, int End, string Value, bool IsGlossary);
}
