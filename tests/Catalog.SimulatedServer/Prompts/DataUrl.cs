using System.Buffers.Text;
using Catalog.Model.Pictures;
using Catalog.Simulation.Http;

namespace Catalog.Simulation.Prompts;

/// <summary>Pictures in requests. Nothing is fetched from elsewhere.</summary>
internal static class DataUrl
{
    /// <exception cref="ApiException">It is another URL, or no base64.</exception>
    public static Picture Read(string url, int index)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (!url.StartsWith("data:image/", StringComparison.Ordinal) || comma < 0 || !url[..comma].EndsWith(";base64", StringComparison.Ordinal))
            throw ApiException.BadRequest($"picture {index}: a data URL (data:image/…;base64,…) is expected; this server fetches nothing", "messages");
        var data = url.AsSpan(comma + 1);
        if (!Base64.IsValid(data)) throw ApiException.BadRequest($"picture {index}: its data is not base64", "messages");
        return new Picture($"picture {index}", Convert.FromBase64String(data.ToString()));
    }
}
