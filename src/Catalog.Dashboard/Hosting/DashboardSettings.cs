using Catalog.Dashboard.Security.Access;
using Catalog.Jobs.Storage;

namespace Catalog.Dashboard.Hosting;

/// <summary>What a dashboard needs to know before it starts.</summary>
public sealed record DashboardSettings
{
    /// <summary>The data folder: cookie keys, uploads, exports and rejects lie in it.</summary>
    public required DataFolder Folder { get; init; }

    /// <summary>The address to listen on, for example <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</summary>
    public string Address { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Sign-in attempts per minute and client address; more get status 429.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Who may sign in and how; <see cref="AccessFile.Read"/> has the data folder's.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>The client's secret at the identity provider; null: the environment's (<see cref="OpenIdOptions.SecretVariable"/>).</summary>
    public string? OpenIdSecret { get; init; }
}
