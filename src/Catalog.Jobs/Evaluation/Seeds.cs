using System.IO.Hashing;
using System.Text;

namespace Catalog.Jobs.Evaluation;

/// <summary>Random numbers that are the same in every process, which <see cref="string.GetHashCode()"/> isn't.</summary>
internal static class Seeds
{
    /// <summary>A seed for a part of an evaluation.</summary>
    public static int Of(int seed, params string[] parts) =>
        unchecked((int)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{seed}\n{string.Join('\n', parts)}")));
}
