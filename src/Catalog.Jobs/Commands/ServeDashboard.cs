namespace Catalog.Jobs.Commands;

/// <summary>Serves the dashboard with workers until the process is told to end.</summary>
/// <param name="installation">Open.</param>
/// <param name="options">How to serve.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <returns>See <see cref="ExitCode"/>.</returns>
public delegate Task<int> ServeDashboard(Installation installation, ServeOptions options, CancellationToken cancellationToken);

/// <summary>How to serve.</summary>
/// <param name="Address">To listen on, such as <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</param>
/// <param name="Started">Called with the address once the dashboard answers.</param>
public sealed record ServeOptions(string Address, Func<Uri, Task> Started)
{
    /// <summary>This machine only: whoever wants it elsewhere puts a server with TLS in front.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";
}
