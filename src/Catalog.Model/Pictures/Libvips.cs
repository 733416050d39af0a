using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>The settings of the native picture library, which are the process's.</summary>
internal static class Libvips
{
    // Kept alive: the native side calls it. What matters in a warning comes as an error too, with the picture's name.
    private static readonly Log.LogDelegate DropWarning = (_, _, _) => { };

    private static readonly Lazy<bool> Prepared = new(Configure);

    /// <exception cref="InvalidOperationException">libvips can't be loaded.</exception>
    public static void Prepare() => _ = Prepared.Value;

    private static bool Configure()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException("libvips can't be loaded, so no picture can be read.", ModuleInitializer.Exception);
        // Several pictures are prepared at once, none twice: threads inside one and a cache of operations would only cost.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, DropWarning);
        return true;
    }
}
