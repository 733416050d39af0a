using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>A picture that is ready to be resized.</summary>
/// <param name="Image">Upright; may be smaller than the picture by 2, 4 or 8.</param>
/// <param name="Height">The picture's own, upright, in pixels.</param>
/// <param name="Width">The picture's own, upright, in pixels.</param>
internal sealed record OpenPicture(Image Image, int Height, int Width) : IDisposable
{
    public void Dispose() => Image.Dispose();
}
