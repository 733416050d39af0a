using Catalog.Jobs.Products;
using Catalog.Model.Pictures;
using Microsoft.Net.Http.Headers;

namespace Catalog.Dashboard.Media;

/// <summary>Pictures of products. The path comes from the product's row alone; the address has only numbers. TIFF, which browsers don't show, goes out as JPEG.</summary>
internal static class MediaEndpoint
{
    // Read whole to be made a JPEG.
    private const long LargestTiff = 256L << 20;

    private const int PreviewEdge = 2048;

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
        stream.Position = 0;
        switch (ContentSniffer.PictureType(start.AsSpan(0, read)))
        {
            case null:
                await stream.DisposeAsync();
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            case ContentSniffer.Tiff:
                await using (stream)
                {
                    return await PreviewAsync(stream, Path.GetFileName(picture.Path), cancellation) is { } preview
                        ? Answer(http, picture, new MemoryStream(preview), "image/jpeg")
                        : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
                }

            case var type:
                return Answer(http, picture, stream, type);
        }
    }

    private static IResult Answer(HttpContext http, MediaFile picture, Stream stream, string type)
    {
        // Only an address that names the content's hash may be kept: another content has another one.
        var isNamed = http.Request.Query["v"] == picture.Hash;
        http.Response.Headers.CacheControl = isNamed ? "private, max-age=31536000, immutable" : "private, no-cache";
        return Results.Stream(stream, type, entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""), enableRangeProcessing: true);
    }

    // Null where it can't be read: the finding image.unreadable says why.
    private static async Task<byte[]?> PreviewAsync(FileStream stream, string name, CancellationToken cancellation)
    {
        if (stream.Length > LargestTiff) return null;
        using var content = new MemoryStream((int)stream.Length);
        await stream.CopyToAsync(content, cancellation);
        try
        {
            return PicturePreview.Jpeg(new Picture(name, content.GetBuffer().AsMemory(0, (int)content.Length)), PreviewEdge);
        }
        catch (PictureException)
        {
            return null;
        }
    }
}
