using Catalog.Model.Agents;
using Catalog.Model.Pictures;

namespace Catalog.Model.Chat;

/// <summary>The beginning of a conversation, up to where its tasks differ.</summary>
/// <param name="System">Our own system text (trusted: the family's markers in it become their ids). Empty: no system message.</param>
/// <param name="User">The beginning of the user's message, after the pictures. Untrusted: encoded without markers. Ends with a line end, or is empty.</param>
/// <param name="Pictures">Stand before <paramref name="User"/>, in this order.</param>
/// <param name="Tools">Declared before the system text.</param>
/// <param name="Interactive">A person waits: goes before work of the night, also where that is being computed.</param>
public sealed record Opening(string System, string User, IReadOnlyList<Picture> Pictures, IReadOnlyList<Tool> Tools, bool Interactive = false)
{
    /// <summary>An opening without pictures and tools.</summary>
    public Opening(string system, string user)
        : this(system, user, [], [])
    {
    }
}
