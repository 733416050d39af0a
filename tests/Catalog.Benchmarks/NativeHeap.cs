using System.Runtime.InteropServices;

namespace Catalog.Benchmarks;

/// <summary>What the process holds of malloc's memory (glibc).</summary>
internal static partial class NativeHeap
{
    /// <summary>Bytes in use, mapped blocks included.</summary>
    public static long InUse()
    {
        var info = MallInfo2();
        return (long)(info.InUse + info.Mapped);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallinfo2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial Info MallInfo2();

    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public nuint Arena, FreeBlocks, FastBlocks, MappedBlocks, Mapped, Unused, FastFree, InUse, Free, Trimmable;
    }
}
