namespace Catalog.Jobs.Import;

/// <summary>
/// Products that a full file no longer has are retired, not deleted. A file that was cut off must not empty a catalogue:
/// where it lacks more than <see cref="LargestShare"/> of the products, and more than <see cref="AlwaysAllowed"/>, it is refused.
/// </summary>
public static class Retirement
{
    /// <summary>The largest share of the products that a full file may retire without being told that it may.</summary>
    public const double LargestShare = 0.3;

    /// <summary>So many may always be retired.</summary>
    public const int AlwaysAllowed = 10;

    /// <summary>True where that many may be retired without a person saying so.</summary>
    /// <param name="vanished">Products that the file lacks.</param>
    /// <param name="products">Products that weren't retired before it.</param>
    public static bool IsPlausible(int vanished, int products) => vanished <= AlwaysAllowed || vanished <= products * LargestShare;
}
