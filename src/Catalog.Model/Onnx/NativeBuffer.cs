using System.Runtime.InteropServices;

namespace Catalog.Model.Onnx;

/// <summary>Memory outside the garbage collector's reach that ONNX Runtime reads and writes.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int Alignment = 64;

    private void* pointer;

    public nint Address => (nint)pointer;

    public long Size { get; private set; }

    /// <summary>Allocates zeroed memory of another size.</summary>
    /// <returns>The former memory, for the caller to copy from and dispose.</returns>
    public NativeBuffer Replace(long size)
    {
        var old = new NativeBuffer { pointer = pointer, Size = Size };
        pointer = NativeMemory.AlignedAlloc((nuint)Math.Max(size, 1), Alignment);
        NativeMemory.Clear(pointer, (nuint)size);
        Size = size;
        return old;
    }

    public Span<byte> Bytes(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset + length > Size) throw new ArgumentOutOfRangeException(nameof(offset));
        return new Span<byte>((byte*)pointer + offset, length);
    }

    public Span<T> Span<T>()
        where T : unmanaged => new(pointer, checked((int)(Size / sizeof(T))));

    public void Dispose()
    {
        NativeMemory.AlignedFree(pointer);
        pointer = null;
        Size = 0;
    }
}
