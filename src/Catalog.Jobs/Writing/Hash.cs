using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Catalog.Jobs.Writing;

/// <summary>Hashes of structured values.</summary>
internal static class Hash
{
    /// <summary>XxHash128 of the parts, 32 hex digits. JSON keeps the parts apart, so that moving a character from one to the next changes the hash.</summary>
    public static string Of(params object?[] parts) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts))));
}
