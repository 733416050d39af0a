using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Model.Onnx;

namespace Catalog.Model.Remote;

/// <summary>A model as <c>GET /models</c> lists it.</summary>
/// <param name="Id">The server's name of it.</param>
/// <param name="ContextLength">vLLM's and SGLang's <c>max_model_len</c>; null where the server doesn't say.</param>
/// <param name="Expectations">Our own extension <c>catalog_model</c> as JSON: what catalog-model.json holds; null where there is none.</param>
internal sealed record ServedModel(string Id, int? ContextLength, string? Expectations)
{
    /// <summary>Reads the list.</summary>
    /// <param name="name">The wanted model; null takes the first.</param>
    /// <returns>Null where the model isn't listed.</returns>
    /// <exception cref="JsonException">It isn't a list of models.</exception>
    public static ServedModel? Parse(string body, string? name)
    {
        var list = JsonNode.Parse(body)?["data"] as JsonArray ?? throw new JsonException("GET /models gives no list of models");
        return list.OfType<JsonObject>().Where(model => name is null || (string?)model["id"] == name).Select(Of).FirstOrDefault();
    }

    /// <summary>What may be expected of it.</summary>
    /// <exception cref="JsonException"><c>catalog_model</c> has an unknown key or value.</exception>
    public ModelProfile Profile(int contextLength, bool readsPictures)
    {
        var profile = new ModelProfile(Id, Fingerprint(contextLength), contextLength, readsPictures);
        return Expectations is null ? profile : ProfileFile.Apply(profile, JsonNode.Parse(Expectations));
    }

    private static ServedModel Of(JsonObject model) =>
        new((string?)model["id"] ?? throw new JsonException("a model without an id"), (int?)model["max_model_len"], model["catalog_model"]?.ToJsonString());

    // All that a server says about its weights is their name.
    private string Fingerprint(int contextLength)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes($"server\n{Id}\n{contextLength}\n{Expectations}"));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
