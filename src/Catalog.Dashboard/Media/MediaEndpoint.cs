using Catalog.Jobs.Products;
using Microsoft.Net.Http.Headers;

namespace Catalog.Dashboard.Media;

/// <summary>Pictures of products. The path comes from the product's row alone; the address has only numbers.</summary>
internal static class MediaEndpoint
{
    public static void MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/media/{productId:long}/{index:int}", SendAsync);

    private static async Task<IResult> SendAsync(long productId, int index, ProductStore products, HttpContext http, CancellationToken cancellation)
    {
        var product = await products.GetAsync(productId, cancellation);
        if (product is null || index < 0 || index >= product.Pictures.Count) return Results.NotFound();
        var picture = product.Pictures[index];
        if (!File.Exists(picture.Path)) return Results.NotFound();

        var stream = new FileStream(picture.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var start = new byte[ContentSniffer.Length];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        if (ContentSniffer.PictureType(start.AsSpan(0, read)) is not { } type)
        {
            await stream.DisposeAsync();
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        stream.Position = 0;
        // Only an address that names the content's hash may be kept: another content has another one.
        var isNamed = http.Request.Query["v"] == picture.Hash;
        http.Response.Headers.CacheControl = isNamed ? "private, max-age=31536000, immutable" : "private, no-cache";
        return Results.Stream(stream, type, entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""), enableRangeProcessing: true);
    }
}
