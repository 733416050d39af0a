using System.Text;
using System.Text.Json;

namespace Catalog.Jobs.Catalogs;

/// <summary>Where the values of a catalog.json stand, by the path that problems have (<c>fields[1].flags[0]</c>).</summary>
internal static class JsonPlaces
{
    /// <summary>Path → line and column (in characters), counted from 1; of a key that stands there twice the first.</summary>
    /// <param name="text">Readable JSON in UTF-8.</param>
    public static IReadOnlyDictionary<string, (int Line, int Column)> Read(byte[] text)
    {
        var places = new Dictionary<string, (int Line, int Column)>();
        var start = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(text.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var open = new Stack<(string Path, int Index)>();
        var key = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) key = reader.GetString()!;
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) open.Pop();
            else
            {
                var path = Path(open, key);
                places.TryAdd(path, Place(text, start + (int)reader.TokenStartIndex));
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return places;
    }

    // An index of -1 stands for an object, whose members have keys.
    private static string Path(Stack<(string Path, int Index)> open, string key)
    {
        if (open.Count == 0) return "";
        var (parent, index) = open.Pop();
        open.Push((parent, index < 0 ? index : index + 1));
        return index >= 0 ? $"{parent}[{index}]" : parent.Length == 0 ? key : $"{parent}.{key}";
    }

    private static (int Line, int Column) Place(byte[] text, int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
