using System.Text.Json;

namespace Catalog.Model.ModelFiles;

/// <summary>An open JSON file of a model folder.</summary>
internal sealed class JsonFile : IDisposable
{
    private readonly JsonDocument document;

    private JsonFile(string path, JsonDocument document)
    {
        this.document = document;
        Root = new JsonKey(path, "", document.RootElement);
    }

    public JsonKey Root { get; }

    /// <exception cref="InvalidDataException">The file isn't JSON; the message names it and the line.</exception>
    public static JsonFile Open(string path)
    {
        try
        {
            return new JsonFile(path, JsonDocument.Parse(File.ReadAllBytes(path)));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: not valid JSON: {error.Message}", error);
        }
    }

    public void Dispose() => document.Dispose();
}
